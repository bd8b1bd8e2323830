namespace Genex.Research.Evaluation;

/// <summary>From which probability on a target is called present, chosen on samples that are not reported.</summary>
/// <remarks>Give it predictions of an inner held-out part of the training data: on the very samples a model learnt from, any threshold looks good.</remarks>
public static class DecisionThresholds
{
    /// <summary>The threshold of a target that could not be tuned.</summary>
    public const double Untuned = 0.5;

    /// <summary>For each target the threshold with the best score; of equals the one closest to 0.5.</summary>
    /// <param name="probabilities">N x K, from 0 to 1.</param>
    /// <param name="actual">N x K.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <param name="score">What is to be high: of counts at a threshold; null where undefined, which never wins. Default F1.</param>
    /// <param name="minimum">Positives and negatives that a target must have, each; with fewer its threshold stays 0.5. At least 1. Default 5.</param>
    /// <returns>K, each over 0 and under 1: halfway between two neighbouring probabilities, or 0.5.</returns>
    /// <exception cref="ArgumentException">The arrays differ in shape, or a value is no probability.</exception>
    public static double[] Tune(double[,] probabilities, bool[,] actual, bool[,]? known = null, Func<ConfusionCounts, double?>? score = null, int minimum = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        (int _, int targets) = Shapes.Same(probabilities, actual, known);
        return [.. Enumerable.Range(0, targets).Select(target => TuneOne(
            probabilities.Column(target), actual.Column(target), known?.Column(target), score ?? (static counts => counts.F1), minimum))];
    }

    /// <summary>Probabilities stretched so that each row's thresholds come to lie at 0.5: over the threshold before is over 0.5 after, and the order within a
    /// target is kept.</summary>
    /// <param name="probabilities">N x K.</param>
    /// <param name="thresholds">The K thresholds of a row, over 0 and under 1.</param>
    /// <returns>N x K: p / 2t up to the threshold t, (1 + (p - t) / (1 - t)) / 2 over it.</returns>
    public static double[,] Recentre(double[,] probabilities, Func<int, IReadOnlyList<double>> thresholds)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(thresholds);
        double[,] moved = new double[probabilities.GetLength(0), probabilities.GetLength(1)];
        for (int row = 0; row < moved.GetLength(0); row++)
        {
            IReadOnlyList<double> own = thresholds(row);
            for (int target = 0; target < moved.GetLength(1); target++)
            {
                (double p, double t) = (probabilities[row, target], own[target]);
                moved[row, target] = p <= t ? p / (2 * t) : (1 + ((p - t) / (1 - t))) / 2;
            }
        }

        return moved;
    }

    private static double TuneOne(double[] probabilities, bool[] actual, bool[]? known, Func<ConfusionCounts, double?> score, int minimum)
    {
        Shapes.Probabilities(probabilities, known, nameof(probabilities));
        int[] rows = Enumerable.Range(0, actual.Length).Where(row => known?[row] != false).OrderBy(row => probabilities[row]).ToArray();
        int positives = rows.Count(row => actual[row]);
        if (positives < minimum || rows.Length - positives < minimum) return Untuned;

        (double best, double threshold) = (double.NegativeInfinity, Untuned);
        (int hits, int alarms) = (positives, rows.Length - positives); // everything over the threshold
        for (int place = -1; place < rows.Length; place++)
        {
            if (place >= 0 && actual[rows[place]]) hits--;
            else if (place >= 0) alarms--;
            double below = place < 0 ? 0 : probabilities[rows[place]];
            double above = place + 1 < rows.Length ? probabilities[rows[place + 1]] : 1;
            double candidate = (below + above) / 2;
            if (above <= below || candidate is <= 0 or >= 1) continue;
            double value = score(new ConfusionCounts(hits, alarms, positives - hits, rows.Length - positives - alarms)) ?? double.NegativeInfinity;
            if (value > best || (value.Equals(best) && Math.Abs(candidate - 0.5) < Math.Abs(threshold - 0.5))) (best, threshold) = (value, candidate);
        }

        return threshold;
    }
}
