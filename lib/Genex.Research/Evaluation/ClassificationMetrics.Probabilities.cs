namespace Genex.Research.Evaluation;

public static partial class ClassificationMetrics
{
    /// <summary>Brier score of one target: the mean of (probability - truth) squared (Brier 1950).</summary>
    /// <param name="probabilities">N, from 0 to 1.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known; null: all known.</param>
    /// <returns>0 (certain and right) to 1 (certain and wrong).</returns>
    /// <exception cref="ArgumentException">The arrays differ in shape, no cell is known, or a value is no probability.</exception>
    public static double Brier(double[] probabilities, bool[] actual, bool[]? known = null)
        => BrierOrNull(probabilities, actual, known) ?? throw NothingKnown();

    /// <summary>Brier score over all known cells of the table.</summary>
    /// <param name="probabilities">N x K, from 0 to 1.</param>
    /// <param name="actual">N x K.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <inheritdoc cref="Brier(double[], bool[], bool[])" path="/returns"/>
    /// <inheritdoc cref="Brier(double[], bool[], bool[])" path="/exception"/>
    public static double Brier(double[,] probabilities, bool[,] actual, bool[,]? known = null)
    {
        Shapes.Same(probabilities, actual, known);
        return Brier(probabilities.Flat(), actual.Flat(), known?.Flat());
    }

    /// <summary>
    /// Expected calibration error: over equally wide bins of probability, the mean of |mean probability - share of positives|, weighted by samples.
    /// </summary>
    /// <param name="probabilities">N, from 0 to 1.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known; null: all known.</param>
    /// <param name="bins">Number of bins on [0, 1]; at least 1. Default 10.</param>
    /// <returns>0 to 1; null when no cell is known.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or a value is no probability.</exception>
    /// <remarks>
    /// Naeini et al. 2015, Guo et al. 2017, of the probability of yes. Biased upwards for few samples per bin: compare only at the same N and number of bins.
    /// </remarks>
    public static double? ExpectedCalibrationError(double[] probabilities, bool[] actual, bool[]? known = null, int bins = 10)
    {
        IReadOnlyList<CalibrationPoint> curve = CalibrationCurve.Of(probabilities, actual, known, bins);
        double total = curve.Sum(static point => point.Samples);
        return total == 0 ? null : curve.Sum(point => point.Samples / total * Math.Abs(point.MeanProbability - point.ObservedShare));
    }

    /// <summary>Expected calibration error of all known cells of the table taken together.</summary>
    /// <param name="probabilities">N x K, from 0 to 1.</param>
    /// <param name="actual">N x K.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <param name="bins">Number of bins on [0, 1]; at least 1. Default 10.</param>
    /// <inheritdoc cref="ExpectedCalibrationError(double[], bool[], bool[], int)" path="/returns"/>
    /// <inheritdoc cref="ExpectedCalibrationError(double[], bool[], bool[], int)" path="/exception"/>
    public static double? ExpectedCalibrationError(double[,] probabilities, bool[,] actual, bool[,]? known = null, int bins = 10)
    {
        Shapes.Same(probabilities, actual, known);
        return ExpectedCalibrationError(probabilities.Flat(), actual.Flat(), known?.Flat(), bins);
    }

    internal static double? BrierOrNull(double[] probabilities, bool[] actual, bool[]? known)
    {
        Shapes.Same(probabilities, actual, known);
        Shapes.Probabilities(probabilities, known, nameof(probabilities));
        return Enumerable.Range(0, actual.Length).Where(row => known?[row] != false)
            .Average(row => (double?)Math.Pow(probabilities[row] - (actual[row] ? 1 : 0), 2));
    }
}
