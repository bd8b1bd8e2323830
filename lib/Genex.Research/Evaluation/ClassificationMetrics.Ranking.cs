namespace Genex.Research.Evaluation;

public static partial class ClassificationMetrics
{
    /// <summary>Average precision of one target: the sum over thresholds of (recall gained) x precision, without interpolation.</summary>
    /// <param name="scores">N, higher means more likely; only the order and the ties matter.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known; null: all known.</param>
    /// <returns>0 to 1, about the prevalence for a random order; null without a positive (scikit-learn gives 0).</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or a score is not a finite number.</exception>
    /// <remarks>Tied scores are one threshold, so that the order of the samples never matters. The same as scikit-learn's average_precision_score.</remarks>
    public static double? AveragePrecision(double[] scores, bool[] actual, bool[]? known = null)
    {
        Shapes.Same(scores, actual, known);
        Shapes.Finite(scores, known, nameof(scores));
        int[] rows = Enumerable.Range(0, scores.Length).Where(row => known?[row] != false).OrderByDescending(row => scores[row]).ToArray();
        int positives = rows.Count(row => actual[row]);
        if (positives == 0) return null;

        (double sum, int hits, int before) = (0.0, 0, 0);
        for (int place = 0; place < rows.Length; place++)
        {
            if (actual[rows[place]]) hits++;
            bool tied = place + 1 < rows.Length && scores[rows[place + 1]].Equals(scores[rows[place]]);
            if (tied) continue;
            sum += (double)(hits - before) / positives * hits / (place + 1);
            before = hits;
        }

        return sum;
    }

    /// <summary>Area under the ROC curve of one target: the chance that a positive scores above a negative, ties counting half.</summary>
    /// <returns>0 to 1; null when only one class is there.</returns>
    /// <inheritdoc cref="AveragePrecision" path="/param"/>
    /// <inheritdoc cref="AveragePrecision" path="/exception"/>
    /// <remarks><see cref="RocArea"/> of the known rows.</remarks>
    public static double? RocAuc(double[] scores, bool[] actual, bool[]? known = null)
    {
        Shapes.Same(scores, actual, known);
        Shapes.Finite(scores, known, nameof(scores));
        int[] rows = Enumerable.Range(0, scores.Length).Where(row => known?[row] != false).ToArray();
        return RocArea.Of([.. rows.Select(row => scores[row])], [.. rows.Select(row => actual[row])]);
    }
}
