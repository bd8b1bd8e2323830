using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Values outside what a sensor can give, and one column on two scales.</summary>
public sealed class ValueRanges() : AuditCheck("value-ranges", "Do values lie in their ranges, on one scale for all participants?")
{
    private const int LeastRows = 5;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material) =>
        AlignedColumn.TargetsOf(material.Aligned!).Concat(AlignedColumn.FeaturesOf(material.Aligned!))
            .SelectMany(column => material.Study?.Release is { } release ? Range(column, release) : Range(column, material.Aligned!))
            .Concat(Intensities(material.Aligned!)).Concat(Scales(material.Aligned!));

    /// <summary>Every row of the tables of a released study, also those that no frame was given.</summary>
    private IEnumerable<AuditFinding> Range(AlignedColumn column, ReleasedStudy release)
    {
        (double low, double high, string unit) = Limits(column);
        (ParticipantId Participant, int Row, float Value)[] outside = [.. release.Recordings.SelectMany(one =>
            ((column.IsTarget ? one.Emotional : one.Physical)?.Values ?? []).Select((row, place) => (one.Participant, place, row[column.Place])))
            .Where(cell => !float.IsNaN(cell.Item3) && !(cell.Item3 >= low && cell.Item3 <= high))];
        if (outside.Length == 0) yield break;
        yield return Find(AuditSeverity.Warning,
            Invariant($"'{column.Name}' lies outside {low:0} to {high:0}{unit} in {Wording.Count(outside.Length, "row")} of ")
                + Invariant($"{Wording.List(outside.Select(cell => cell.Participant).Distinct())}, as {outside[0].Value:0.###} in row {outside[0].Row} of ")
                + $"{outside[0].Participant}.",
            "Check the unit of the export, and what it writes for a lost signal.");
    }

    private IEnumerable<AuditFinding> Range(AlignedColumn column, AlignedStudy study)
    {
        (double low, double high, string unit) = Limits(column);
        AlignedRow[] outside = [.. study.Rows.Where(row => column.IsIn(row) && !(column.Of(row) >= low && column.Of(row) <= high))];
        if (outside.Length == 0) yield break;
        yield return Find(AuditSeverity.Warning,
            Invariant($"'{column.Name}' lies outside {low:0} to {high:0}{unit} in {Wording.Count(outside.Length, "row")} of ")
                + Invariant($"{Wording.List(outside.Select(row => row.Participant).Distinct())}, as {column.Of(outside[0]):0.###} at ")
                + Invariant($"{outside[0].VideoMilliseconds / 1000:0.0} s."),
            "Check the unit of the export, and what it writes for a lost signal.");
    }

    private IEnumerable<AuditFinding> Intensities(AlignedStudy study)
    {
        AlignedRow[] outside = [.. study.Rows.Where(row => row.Intensities.Take(EmotionalTargets.Count).Any(value => Math.Abs(value) > 100.001))];
        if (outside.Length > 0)
            yield return Find(AuditSeverity.Warning,
                $"Intensities beyond 100 in {Wording.Count(outside.Length, "row")} of {Wording.List(outside.Select(row => row.Participant).Distinct())}.",
                "Vendor intensities run from 0 to 100 (valence from -100): check the column.");
    }

    /// <summary>A target that is 0 or 1 in some participants and anything in between in others.</summary>
    private IEnumerable<AuditFinding> Scales(AlignedStudy study)
    {
        foreach (AlignedColumn target in AlignedColumn.TargetsOf(study))
        {
            (ParticipantId Participant, float[] Values)[] people =
                [.. study.Recordings.Select(recording => (recording.Participant, Values: target.Known(recording.Rows)))
                .Where(person => person.Values.Length >= LeastRows)];
            (ParticipantId Participant, float[] Values)[] continuous =
                [.. people.Where(person => person.Values.Count(value => value is > 0 and < 1) > person.Values.Length / 2)];
            (ParticipantId Participant, float[] Values)[] coded = [.. people.Where(person => person.Values.All(value => value is 0 or 1))];
            if (continuous.Length == 0 || coded.Length == 0) continue;
            double[] memories = [.. continuous.Select(person => NextToNext(person.Values))];
            yield return Find(AuditSeverity.Warning,
                $"'{target.Name}' is 0 or 1 in {Wording.List(coded.Select(person => person.Participant))} and continuous in "
                    + $"{Wording.List(continuous.Select(person => person.Participant))} "
                + Invariant($"({continuous[0].Values.Min():0.00} to {continuous[0].Values.Max():0.00} in {continuous[0].Participant}; successive rows ")
                    + Invariant($"correlate at {memories.Average():0.00}, and a face's state would at well over 0)."),
                "Score the coded participants, or binarise all at one threshold and say so; a continuous value never equals a thresholded prediction.");
        }
    }

    private static (double Low, double High, string Unit) Limits(AlignedColumn column) => column.Name switch
    {
        "fixation_density" => (0, 30, " fixations a second"),
        "avg_fixation_duration" => (0, 10_000, " ms"),
        "gaze_dispersion" => (0, 30, " degrees"),
        "gsr_peak_count" => (0, 10, " peaks a second"),
        "gsr_avg_amplitude" => (0, 50, " microsiemens"),
        _ when column.IsOwn => (double.NegativeInfinity, double.PositiveInfinity, ""),
        _ => (0, 1, ""),
    };

    private static double NextToNext(float[] values)
    {
        double mean = values.Average(), variance = values.Sum(value => (value - mean) * (value - mean));
        return variance == 0 ? 1 : values.Zip(values.Skip(1)).Sum(pair => (pair.First - mean) * (pair.Second - mean)) / variance;
    }
}
