namespace Genex.Research.Evaluation;

/// <summary>Scores of predicted intensities, on the native scale of the target (0 to 100; valence -100 to 100), as pure functions on arrays.</summary>
/// <remarks>Vectors are of length N; entries that the mask marks as not known never count. Undefined is null.</remarks>
public static class IntensityMetrics
{
    /// <summary>Mean absolute error, in units of the target.</summary>
    /// <param name="predicted">N.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known; null: all known.</param>
    /// <returns>Null when nothing is known.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or a value that counts is not finite.</exception>
    public static double? MeanAbsoluteError(double[] predicted, double[] actual, bool[]? known = null)
        => Known(predicted, actual, known).Average(static pair => (double?)Math.Abs(pair.Predicted - pair.Actual));

    /// <summary>Root mean squared error, in units of the target.</summary>
    /// <inheritdoc cref="MeanAbsoluteError" path="/param"/>
    /// <inheritdoc cref="MeanAbsoluteError" path="/returns"/>
    /// <inheritdoc cref="MeanAbsoluteError" path="/exception"/>
    public static double? RootMeanSquaredError(double[] predicted, double[] actual, bool[]? known = null)
        => Known(predicted, actual, known).Average(static pair => (double?)Math.Pow(pair.Predicted - pair.Actual, 2)) is { } mean ? Math.Sqrt(mean) : null;

    /// <summary>Concordance correlation: 2 cov / (var + var + (difference of means) squared), with moments over N (Lin 1989).</summary>
    /// <returns>-1 to 1; null when the truth is constant - nothing to agree about - or fewer than two values are known.</returns>
    /// <inheritdoc cref="MeanAbsoluteError" path="/param"/>
    /// <inheritdoc cref="MeanAbsoluteError" path="/exception"/>
    public static double? ConcordanceCorrelation(double[] predicted, double[] actual, bool[]? known = null)
    {
        (double Predicted, double Actual)[] pairs = Known(predicted, actual, known);
        if (pairs.Length < 2 || pairs.All(pair => pair.Actual.Equals(pairs[0].Actual))) return null;
        (double meanPredicted, double meanActual) = (pairs.Average(static pair => pair.Predicted), pairs.Average(static pair => pair.Actual));
        double covariance = pairs.Average(pair => (pair.Predicted - meanPredicted) * (pair.Actual - meanActual));
        double spread = pairs.Average(pair => Math.Pow(pair.Predicted - meanPredicted, 2) + Math.Pow(pair.Actual - meanActual, 2));
        return 2 * covariance / (spread + Math.Pow(meanPredicted - meanActual, 2));
    }

    private static (double Predicted, double Actual)[] Known(double[] predicted, double[] actual, bool[]? known)
    {
        Shapes.Same(predicted, actual, known);
        Shapes.Finite(predicted, known, nameof(predicted));
        Shapes.Finite(actual, known, nameof(actual));
        return [.. predicted.Zip(actual).Where((_, row) => known?[row] != false)];
    }
}
