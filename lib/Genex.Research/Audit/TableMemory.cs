using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Signs that the rows of a table were drawn by a program and not coded from a recording.</summary>
/// <param name="Participant">Whose table.</param>
/// <param name="Rows">N.</param>
/// <param name="Varying">Columns that change.</param>
/// <param name="Forgetful">Columns of these in which a row says nothing of the next: correlation of successive rows under two standard errors,
/// 2 / sqrt(N).</param>
/// <param name="BrokenCounts">Rows in which a count, such as fixations in a second, is no whole number.</param>
/// <param name="BrokenCodes">Rows in which a target lies between 0 and 1, or over 1.</param>
internal sealed record TableMemory(ParticipantId Participant, int Rows, int Varying, int Forgetful, int BrokenCounts, int BrokenCodes)
{
    /// <summary>Fewer rows cannot tell a memory from none.</summary>
    internal const int LeastRows = 50;

    private static readonly int[] Counts = [PhysicalFeatures.IndexOf("fixation_density"), PhysicalFeatures.IndexOf("gsr_peak_count")];

    /// <summary>Whether four of five varying columns have no memory, and counts or codes are not what they are called: events of a second last into the
    /// next, and counts are whole.</summary>
    public bool LooksGenerated => Rows >= LeastRows && Varying > 0 && Forgetful >= 0.8 * Varying && (BrokenCounts > Rows / 2 || BrokenCodes > Rows / 2);

    /// <summary>Share of the varying columns without memory.</summary>
    public double ForgetfulShare => Varying == 0 ? 0 : Forgetful / (double)Varying;

    /// <summary>Looks at both tables of a participant.</summary>
    internal static TableMemory Of(ReleasedRecording recording) =>
        Of(recording.Participant, recording.Physical?.Values ?? [], recording.Emotional?.Values ?? []);

    /// <summary>Looks at aligned rows.</summary>
    internal static TableMemory Of(AlignedRecording recording) => Of(recording.Participant,
        [.. recording.Rows.Select(row => Known(row.Features, row.FeaturePresent))], [.. recording.Rows.Select(row => Known(row.Targets, row.TargetPresent))]);

    private static TableMemory Of(ParticipantId participant, IReadOnlyList<float[]> features, IReadOnlyList<float[]> targets)
    {
        double[][] varying = [.. Columns(features).Concat(Columns(targets))
            .Where(column => column.Length > 2 && column.Any(value => !value.Equals(column[0])))];
        return new TableMemory(
            participant, Math.Max(features.Count, targets.Count), varying.Length,
            varying.Count(column => Math.Abs(NextToNext(column)) < 2 / Math.Sqrt(column.Length)),
            features.Count(row => Counts.Any(place => float.IsFinite(row[place]) && !float.IsInteger(row[place]))),
            targets.Count(row => row.Any(value => float.IsFinite(value) && value is not (0 or 1))));
    }

    private static float[] Known(float[] values, bool[] present) => [.. values.Select((value, place) => present[place] ? value : float.NaN)];

    /// <summary>Correlation of each value with the next; 1 for a constant.</summary>
    internal static double NextToNext(IReadOnlyList<double> values)
    {
        double mean = values.Average(), variance = values.Sum(value => (value - mean) * (value - mean));
        return variance == 0 ? 1 : values.Zip(values.Skip(1)).Sum(pair => (pair.First - mean) * (pair.Second - mean)) / variance;
    }

    private static IEnumerable<double[]> Columns(IReadOnlyList<float[]> rows) => rows.Count == 0 ? []
        : Enumerable.Range(0, rows[0].Length)
            .Select(place => rows.Select(row => (double)row[place]).Where(double.IsFinite).ToArray()).Where(column => column.Length > 0);
}
