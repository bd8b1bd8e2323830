using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>Writes what is true of a simulated study: Truth/truth.json, and Truth/{ID}.csv with a row per video frame.</summary>
/// <remarks>
/// Columns: frame, video_ms, export_ms, black (1 while the replay loads), the 33 physical features, the 17 targets, and "{target} intensity" (0 to 100).
/// Features and targets are what the exports say, by their definitions: an event is active on [onset, offset), a window is (t - 1000 ms, t].
/// A sensor that a participant lacks is in the rows all the same, since this is the truth; truth.json says which are missing.
/// </remarks>
internal static class TruthFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Version of what the simulator draws: raised whenever equal settings would give other files.</summary>
    public const int GeneratorVersion = 2;

    /// <summary>Writes the whole folder.</summary>
    public static void Write(string folder, SimulationSettings settings, IReadOnlyList<SimulatedParticipant> participants)
    {
        string truth = Path.Combine(folder, "Truth");
        var description = new
        {
            Simulated = true,
            Generator = "Genex.Research.Simulation",
            GeneratorVersion,
            settings.Seed,
            Settings = settings,
            Visibility = EmotionalTargets.Names.ToDictionary(name => name, settings.VisibilityOf),
            Prevalence = EmotionalTargets.Names.ToDictionary(name => name, name => Math.Round(settings.PrevalenceOf(name), 6)),
            Participants = participants.Select(participant => new
            {
                Id = participant.Id.ToString(),
                Video = participant.Has(SimulatedSensor.Video) ? StudySimulator.VideoName(settings, participant) : null,
                participant.Frames,
                ClockOffsetMilliseconds = participant.OffsetMilliseconds,
                participant.Drift,
                DriftPartsPerMillion = Math.Round(participant.Drift * 1e6, 1),
                participant.ExportMilliseconds,
                participant.BlackMilliseconds,
                participant.Missing,
                participant.Appearance,
            }),
        };
        AtomicFile.Write(Path.Combine(truth, "truth.json"), stream => JsonSerializer.Serialize(stream, description, Json));
        foreach (SimulatedParticipant participant in participants)
            ExportWriter.Write(Path.Combine(truth, $"{participant.Id}.csv"), [],
                ["frame", "video_ms", "export_ms", "black", .. PhysicalFeatures.Names, .. EmotionalTargets.Names,
                    .. EmotionalTargets.Names.Select(name => $"{name} intensity")],
                Enumerable.Range(0, participant.Frames).Select(frame => Row(settings, participant, frame)));
    }

    private static IReadOnlyList<string> Row(SimulationSettings settings, SimulatedParticipant participant, int frame)
    {
        double video = frame * 1000 / settings.FramesPerSecond, time = participant.ToExport(video);
        var active = participant.Coded.Where(item => item.Interval.Contains(time)).Select(item => item.Channel).ToHashSet();
        Fixation[] fixations = [.. participant.Signals.Stops.Select(stop => stop.Event)
            .Where(fixation => fixation.Interval.OnsetMilliseconds <= time && fixation.Interval.OffsetMilliseconds > time - 1000)];
        GsrPeak[] peaks = [.. participant.Signals.Peaks.Where(peak => peak.TimeMilliseconds > time - 1000 && peak.TimeMilliseconds <= time)];
        return
        [
            Invariant($"{frame}"), StudyExports.Number(video), StudyExports.Number(time), video < participant.BlackMilliseconds ? "1" : "0",
            .. PhysicalFeatures.FacialCoding.Select(Flag),
            $"{fixations.Length}", Mean(fixations.Select(fixation => fixation.DurationMilliseconds)),
            Mean(fixations.Select(fixation => fixation.DispersionDegrees)),
            $"{peaks.Length}", Mean(peaks.Select(peak => peak.AmplitudeMicrosiemens)),
            .. EmotionalTargets.Names.Select(Flag),
            .. participant.Emotions.Intensities.Select(curve => StudyExports.Number(Math.Round(participant.Emotions.Grid.Sample(curve, time), 3))),
        ];

        string Flag(string channel) => active.Contains(channel) ? "1" : "0";
        static string Mean(IEnumerable<double> values) => StudyExports.Number(values.DefaultIfEmpty(0).Average());
    }
}
