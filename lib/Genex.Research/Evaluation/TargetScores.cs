namespace Genex.Research.Evaluation;

/// <summary>All scores of one target.</summary>
/// <param name="Target">Its column, 0 to K - 1.</param>
/// <param name="Support">Samples whose truth is known.</param>
/// <param name="Prevalence">Share of positives among them: the average precision of a random order. Null without support.</param>
/// <param name="TruePositives">Predicted and there.</param>
/// <param name="FalsePositives">Predicted and not there.</param>
/// <param name="FalseNegatives">Not predicted and there.</param>
/// <param name="TrueNegatives">Not predicted and not there.</param>
/// <param name="Precision">Null when never predicted.</param>
/// <param name="Recall">Null when never there.</param>
/// <param name="F1">Null when neither predicted nor there.</param>
/// <param name="BalancedAccuracy">Null when only one class is there.</param>
/// <param name="AveragePrecision">Null without a positive.</param>
/// <param name="MatthewsCorrelation">Null when prediction or truth is constant.</param>
/// <param name="Brier">Null without support.</param>
/// <param name="ExpectedCalibrationError">Over 10 bins. Null without support.</param>
public sealed record TargetScores(
    int Target, long Support, double? Prevalence,
    long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives,
    double? Precision, double? Recall, double? F1, double? BalancedAccuracy, double? AveragePrecision, double? MatthewsCorrelation,
    double? Brier, double? ExpectedCalibrationError)
{
    /// <summary>Area under the ROC curve. Null when only one class is there.</summary>
    public double? RocArea { get; init; }

    /// <summary>Samples in which the target is there.</summary>
    public long Positives => TruePositives + FalseNegatives;

    /// <summary>The four counts.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ConfusionCounts Counts => new(TruePositives, FalsePositives, FalseNegatives, TrueNegatives);

    /// <summary>Scores one target.</summary>
    /// <param name="target">Its column.</param>
    /// <param name="probabilities">N, from 0 to 1.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known; null: all known.</param>
    /// <param name="threshold">Yes above this probability.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or a value is no probability.</exception>
    public static TargetScores From(int target, double[] probabilities, bool[] actual, bool[]? known = null, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var counts = ConfusionCounts.Of([.. probabilities.Select(probability => probability > threshold)], actual, known);
        return new(
            target, counts.Total, counts.Prevalence,
            counts.TruePositives, counts.FalsePositives, counts.FalseNegatives, counts.TrueNegatives,
            counts.Precision, counts.Recall, counts.F1, counts.BalancedAccuracy,
            ClassificationMetrics.AveragePrecision(probabilities, actual, known), counts.MatthewsCorrelation,
            ClassificationMetrics.BrierOrNull(probabilities, actual, known),
            ClassificationMetrics.ExpectedCalibrationError(probabilities, actual, known))
        {
            RocArea = ClassificationMetrics.RocAuc(probabilities, actual, known),
        };
    }
}
