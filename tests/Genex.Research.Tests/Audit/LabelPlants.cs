using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Audit;

/// <summary>Labels that need no face: the person, an input, the clock or a gap gives them away.</summary>
internal static class LabelPlants
{
    private const string Target = "Joy";

    private static readonly int Place = EmotionalTargets.IndexOf(Target);

    public static IEnumerable<AuditPlant> All { get; } =
    [
        .. Both("person with noise", "a tenth wrong", "own-majority-gain", (one, row, place, _, person) =>
            row.WithTarget(Target, person % 2 == 0 ^ Draw(one, place) < 0.1 ? 1 : 0)),
        .. Both("person with noise", "a twelfth wrong, in stretches", "own-majority-gain", (one, row, place, _, person) =>
            row.WithTarget(Target, person % 2 == 0 ^ Draw(one, place / 3) < 0.08 ? 1 : 0)),
        .. Both("input is the label", "same row", "input-gives-label", (_, row, place, all, _) => row.WithFeature("Dimpler", all[place])),
        .. Both("input is the label", "the next row's", "input-gives-label", (_, row, place, all, _) =>
            row.WithFeature("Dimpler", all[Math.Min(all.Length - 1, place + 1)])),
        .. Both("input is the label", "the previous row's", "input-gives-label", (_, row, place, all, _) =>
            row.WithFeature("Lip Suck", all[Math.Max(0, place - 1)])),
        .. Both("input is the label", "turned round", "input-gives-label", (_, row, place, all, _) => row.WithFeature("Jaw Drop", 1 - all[place])),
        .. Both("time in the recording", "second half", "label-follows-time", (one, row, place, _, _) =>
            row.WithTarget(Target, place >= one.Rows.Count / 2 ? 1 : 0)),
        .. Both("time in the recording", "middle third", "label-follows-time", (one, row, place, _, _) =>
            row.WithTarget(Target, place >= one.Rows.Count / 3 && place < 2 * one.Rows.Count / 3 ? 1 : 0)),
        .. Both("time in the recording", "every ten seconds", "label-follows-time", (_, row, place, _, _) => row.WithTarget(Target, place / 5 % 2)),
        .. Both("missingness", "gaze is lost where it is on", "label-follows-missingness", (_, row, place, all, _) =>
            all[place] > 0 ? Without(row, PhysicalFeatures.EyeTracking) : row),
        .. Both("missingness", "skin is lost where it is off", "label-follows-missingness", (_, row, place, all, _) =>
            all[place] > 0 ? row : Without(row, PhysicalFeatures.SkinConductance)),
        .. Both("derived signal", "amplitude with noise", "input-gives-label", (one, row, place, all, _) =>
            Present(row, "gsr_avg_amplitude", 0.3f + 0.4f * all[place] + 0.1f * (float)Noise(one, place))),
        .. Both("derived signal", "duration, falling", "input-gives-label", (one, row, place, all, _) =>
            Present(row, "avg_fixation_duration", 300 - 90 * all[place] + 20 * (float)Noise(one, place))),
    ];

    private static IEnumerable<AuditPlant> Both(string kind, string name, string check,
        Func<AlignedRecording, AlignedRow, int, float[], int, AlignedRow> change)
    {
        yield return new(kind, $"{name}, drawn", [check], Target, () => Changed(DraftStudy.Drawn(), change));
        yield return new(kind, $"{name}, simulated", [check], Target, () => Changed(
            DraftStudy.Simulated(new SimulationSettings { Seed = 41, Participants = 6, Seconds = 40 }), change));
    }

    private static AuditMaterial Changed(DraftStudy study, Func<AlignedRecording, AlignedRow, int, float[], int, AlignedRow> change)
    {
        Dictionary<ParticipantId, (float[] Labels, int Person)> before = study.Rows.Recordings.Select((one, person) => (one, person))
            .ToDictionary(pair => pair.one.Participant, pair => (pair.one.Rows.Select(row => row.Targets[Place]).ToArray(), pair.person));
        return study.With((one, row, place) => change(one, row, place, before[one.Participant].Labels, before[one.Participant].Person)).Material();
    }

    private static double Draw(AlignedRecording one, int place) => new SeededRandom(61, one.Participant.ToString().Sum(letter => letter), place).NextDouble();

    private static double Noise(AlignedRecording one, int place) => new SeededRandom(62, one.Participant.ToString().Sum(letter => letter), place).Normal();

    private static AlignedRow Without(AlignedRow row, IReadOnlyList<string> names)
    {
        bool[] present = [.. row.FeaturePresent];
        foreach (string name in names) present[PhysicalFeatures.IndexOf(name)] = false;
        return row with { FeaturePresent = present };
    }

    private static AlignedRow Present(AlignedRow row, string name, float value)
    {
        bool[] present = [.. row.FeaturePresent];
        present[PhysicalFeatures.IndexOf(name)] = true;
        return row.WithFeature(name, value) with { FeaturePresent = present };
    }
}
