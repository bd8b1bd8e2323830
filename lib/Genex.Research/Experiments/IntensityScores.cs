using Genex.Research.Evaluation;

#pragma warning disable MA0048 // errors and how they are taken

namespace Genex.Research.Experiments;

/// <summary>Errors of one target on the vendor's scale.</summary>
/// <param name="Known">Samples with an intensity.</param>
/// <param name="MeanAbsolute">Null without any.</param>
/// <param name="RootMeanSquared">Null without any.</param>
/// <param name="Concordance">Null when the truth is constant.</param>
public sealed record IntensityErrors(int Known, double? MeanAbsolute, double? RootMeanSquared, double? Concordance);

/// <summary>Predictions held against the vendor's intensities instead of presence at 50.</summary>
public static class IntensityScores
{
    /// <summary>Scores with the truth beginning at another intensity; cells without an intensity do not count.</summary>
    /// <param name="predictions">With intensities.</param>
    /// <param name="threshold">Vendor units, over 0 and at most 100; the sign of an intensity is left out.</param>
    /// <param name="scorable">K, the targets that means over targets take in.</param>
    /// <exception cref="ArgumentException">The predictions come without intensities.</exception>
    public static ScoreSheet At(Predictions predictions, double threshold, bool[] scorable)
    {
        double[,] intensity = Require(predictions);
        bool[,] actual = new bool[predictions.Count, predictions.Targets.Count], known = new bool[predictions.Count, predictions.Targets.Count];
        for (int row = 0; row < predictions.Count; row++)
        {
            for (int target = 0; target < predictions.Targets.Count; target++)
                (known[row, target], actual[row, target]) = (!double.IsNaN(intensity[row, target]), Math.Abs(intensity[row, target]) >= threshold);
        }

        return ScoreSheet.From(predictions.Probabilities, actual, known, scorable: scorable);
    }

    /// <summary>Errors of one target, 100 times the probability standing for the intensity, its sign left out.</summary>
    /// <exception cref="ArgumentException">The predictions come without intensities.</exception>
    public static IntensityErrors Of(Predictions predictions, int target)
    {
        double[,] intensity = Require(predictions);
        int[] rows = [.. Enumerable.Range(0, predictions.Count).Where(row => !double.IsNaN(intensity[row, target]))];
        double[] predicted = [.. rows.Select(row => 100 * predictions.Probabilities[row, target])],
        actual = [.. rows.Select(row => Math.Abs(intensity[row, target]))];
        return new(rows.Length, IntensityMetrics.MeanAbsoluteError(predicted, actual), IntensityMetrics.RootMeanSquaredError(predicted, actual),
            IntensityMetrics.ConcordanceCorrelation(predicted, actual));
    }

    private static double[,] Require(Predictions predictions) =>
        predictions.Intensity ?? throw new ArgumentException("These predictions come without intensities: the exports give none.", nameof(predictions));
}
