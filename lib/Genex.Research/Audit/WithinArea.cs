using Genex.Research.Alignment;

namespace Genex.Research.Audit;

/// <summary>How well a number ranks the rows of a target within recordings, so that who is recorded plays no part.</summary>
internal sealed class WithinArea
{
    /// <summary>Rows on and rows off that a recording must have to be counted.</summary>
    internal const int LeastOfEach = 3;

    private const int MostShifts = 400;

    private readonly IReadOnlyList<(double[] Scores, bool[] Labels, double Area)> recordings;

    private WithinArea(IReadOnlyList<(double[] Scores, bool[] Labels, double Area)> recordings)
    {
        this.recordings = recordings;
        double mean = recordings.Average(one => one.Area);
        bool falls = mean < 0.5;
        Mean = falls ? 1 - mean : mean;
        Least = falls ? 1 - recordings.Max(one => one.Area) : recordings.Min(one => one.Area);
    }

    /// <summary>Area under the ROC curve, mean over recordings, in the direction that makes it 0.5 or more.</summary>
    internal double Mean { get; }

    /// <summary>The least area of a recording in that direction.</summary>
    internal double Least { get; }

    /// <summary>Recordings with enough rows of both kinds.</summary>
    internal int Recordings => recordings.Count;

    /// <summary>Ranks the rows of a target.</summary>
    /// <param name="study">Its recordings.</param>
    /// <param name="target">The target.</param>
    /// <param name="score">A number for a row of a recording, by its index; NaN leaves the row out.</param>
    /// <returns>Null when no recording has enough rows of both kinds.</returns>
    internal static WithinArea? Of(AlignedStudy study, AlignedColumn target, Func<AlignedRecording, int, double> score)
    {
        List<(double[], bool[], double)> found = [];
        foreach (AlignedRecording recording in study.Recordings)
        {
            List<double> scores = [];
            List<bool> labels = [];
            for (int row = 0; row < recording.Rows.Count; row++)
            {
                double value = target.IsIn(recording.Rows[row]) ? score(recording, row) : double.NaN;
                if (double.IsNaN(value)) continue;
                scores.Add(value);
                labels.Add(target.IsOn(recording.Rows[row]));
            }

            int on = labels.Count(label => label);
            if (on >= LeastOfEach && labels.Count - on >= LeastOfEach) found.Add(([.. scores], [.. labels], Area([.. scores], [.. labels])));
        }

        return found.Count == 0 ? null : new WithinArea(found);
    }

    /// <summary>How far the mean lies from 0.5, in standard deviations over all rotations of the labels in time: labels that last, and turn on once or twice,
    /// rank well by chance.</summary>
    internal double Deviations()
    {
        double variance = 0;
        foreach ((double[] scores, bool[] labels, _) in recordings)
        {
            int step = Math.Max(1, labels.Length / MostShifts);
            double[] areas = [.. Enumerable.Range(0, labels.Length).Where(shift => shift % step == 0)
                .Select(shift => Area(scores, [.. labels[shift..], .. labels[..shift]]))];
            variance += areas.Average(area => (area - 0.5) * (area - 0.5));
        }

        return variance == 0 ? 0 : (Mean - 0.5) * recordings.Count / Math.Sqrt(variance);
    }

    // Most inputs are 0 or 1: their area is the mean of two rates, and needs no order.
    private static double Area(double[] scores, bool[] labels)
    {
        double positives = 0, high = 0, hits = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            if (scores[row] is not (0 or 1)) return RocArea.Of(scores, labels)!.Value;
            (positives, high) = (positives + (labels[row] ? 1 : 0), high + scores[row]);
            if (labels[row]) hits += scores[row];
        }

        return (1 + hits / positives - (high - hits) / (scores.Length - positives)) / 2;
    }
}
