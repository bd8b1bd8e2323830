namespace Genex.Research.Evaluation;

/// <summary>Every score of one set of predictions.</summary>
/// <param name="Samples">N.</param>
/// <param name="Threshold">Yes above this probability.</param>
/// <param name="Targets">K, in column order.</param>
/// <param name="ElementAccuracy">Share of right cells; for one target, accuracy. Null when nothing is known.</param>
/// <param name="SubsetAccuracy">Share of samples with every target right. Null when nothing is known.</param>
/// <param name="HammingLoss">Share of wrong cells. Null when nothing is known.</param>
/// <param name="MacroF1">Mean F1 over the targets that occur. Null when none does.</param>
/// <param name="MacroF1AllTargets">Mean F1 over all K targets with 0 where undefined: scikit-learn's and the report's convention.</param>
/// <param name="MicroF1">F1 of the pooled counts. Null when nothing is predicted and nothing is there.</param>
/// <param name="BalancedAccuracy">Mean over the targets of which both classes are there. Null when there is none.</param>
/// <param name="AveragePrecision">Mean over the targets that occur. Null when none does.</param>
/// <param name="Prevalence">Mean over the same targets: what a random order scores as average precision.</param>
/// <param name="MatthewsCorrelation">Mean over the targets for which it is defined. Null when there is none.</param>
/// <param name="Brier">Over all known cells. Null when nothing is known.</param>
/// <param name="ExpectedCalibrationError">Over all known cells, 10 bins. Null when nothing is known.</param>
public sealed record ScoreSheet(
    int Samples, double Threshold, IReadOnlyList<TargetScores> Targets,
    double? ElementAccuracy, double? SubsetAccuracy, double? HammingLoss,
    double? MacroF1, double? MacroF1AllTargets, double? MicroF1,
    double? BalancedAccuracy, double? AveragePrecision, double? Prevalence, double? MatthewsCorrelation,
    double? Brier, double? ExpectedCalibrationError)
{
    /// <summary>Area under the ROC curve: mean over the targets of which both classes are there. Null when there is none.</summary>
    public double? RocArea { get; init; }

    /// <summary>Scores a set of predictions; the predictions of all folds one below the other.</summary>
    /// <param name="probabilities">N x K, from 0 to 1.</param>
    /// <param name="actual">N x K.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <param name="threshold">Yes above this probability. Default 0.5.</param>
    /// <param name="scorable">K, the targets that the means over targets take in (see <see cref="ScorableTargets"/>); null: all.
    /// <see cref="MacroF1AllTargets"/>, the accuracies, micro F1, Brier and calibration always take in all.</param>
    /// <exception cref="ArgumentException">The arrays differ in shape, or a value is no probability.</exception>
    public static ScoreSheet From(double[,] probabilities, bool[,] actual, bool[,]? known = null, double threshold = 0.5, bool[]? scorable = null)
    {
        (int samples, int targets) = Shapes.Same(probabilities, actual, known);
        bool[,] predicted = ClassificationMetrics.Threshold(probabilities, threshold);
        TargetScores[] scores = Enumerable.Range(0, targets)
            .Select(target => TargetScores.From(target, probabilities.Column(target), actual.Column(target), known?.Column(target), threshold)).ToArray();
        ConfusionCounts[] counts = scores.Select(static one => one.Counts).ToArray();
        var pooled = ConfusionCounts.Pool(counts);
        TargetScores[] occurring = scores.Where(one => one.Positives > 0 && scorable?[one.Target] != false).ToArray();
        return new(
            samples, threshold, scores,
            pooled.Accuracy, ClassificationMetrics.SubsetAccuracyOrNull(predicted, actual, known), 1 - pooled.Accuracy,
            ClassificationMetrics.Macro(counts, static one => one.F1, targets: scorable),
            ClassificationMetrics.Macro(counts, static one => one.F1, MacroAverage.AllTargets),
            pooled.F1,
            occurring.Average(static one => one.BalancedAccuracy), occurring.Average(static one => one.AveragePrecision),
            occurring.Average(static one => one.Prevalence), occurring.Average(static one => one.MatthewsCorrelation),
            ClassificationMetrics.BrierOrNull(probabilities.Flat(), actual.Flat(), known?.Flat()),
            ClassificationMetrics.ExpectedCalibrationError(probabilities, actual, known))
        {
            RocArea = occurring.Average(static one => one.RocArea),
        };
    }
}
