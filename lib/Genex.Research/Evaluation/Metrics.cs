namespace Genex.Research.Evaluation;

/// <summary>Every metric, once: tables, text and JSON of scores take names, selectors, direction and range from here.</summary>
public static class Metrics
{
    /// <inheritdoc cref="ScoreSheet.ElementAccuracy"/>
    public static Metric Accuracy { get; } = new("accuracy", "accuracy (elements)", "accuracy", sheet => sheet.ElementAccuracy) { Heading = "Accuracy" };

    /// <inheritdoc cref="ScoreSheet.SubsetAccuracy"/>
    public static Metric SubsetAccuracy { get; } = new("subsetAccuracy", "subset accuracy", "subset", sheet => sheet.SubsetAccuracy);

    /// <inheritdoc cref="ScoreSheet.HammingLoss"/>
    public static Metric HammingLoss { get; } = new("hammingLoss", "Hamming loss", "Hamming", sheet => sheet.HammingLoss) { HigherIsBetter = false };

    /// <inheritdoc cref="ScoreSheet.MacroF1"/>
    public static Metric MacroF1 { get; } = new("macroF1", "macro-F1", "macro-F1", sheet => sheet.MacroF1);

    /// <summary>F1 of the only target of a task; what macro- and micro-F1 of one label are called.</summary>
    public static Metric F1 { get; } = new("f1", "F1", "F1", sheet => sheet.Targets.Count == 1 ? sheet.Targets[0].F1 : null);

    /// <inheritdoc cref="ScoreSheet.MacroF1AllTargets"/>
    public static Metric MacroF1AllTargets { get; } =
        new("macroF1AllTargets", "macro-F1, all targets, 0 where undefined", "macro-F1 (all)", sheet => sheet.MacroF1AllTargets) { PooledOnly = true };

    /// <inheritdoc cref="ScoreSheet.MicroF1"/>
    public static Metric MicroF1 { get; } = new("microF1", "micro-F1", "micro-F1", sheet => sheet.MicroF1);

    /// <inheritdoc cref="ScoreSheet.BalancedAccuracy"/>
    public static Metric BalancedAccuracy { get; } =
        new("balancedAccuracy", "balanced accuracy", "bal.acc.", sheet => sheet.BalancedAccuracy) { Chance = 0.5 };

    /// <inheritdoc cref="ScoreSheet.RocArea"/>
    public static Metric RocArea { get; } = new("rocArea", "area under the ROC curve", "AUROC", sheet => sheet.RocArea) { Heading = "AUROC", Chance = 0.5 };

    /// <inheritdoc cref="ScoreSheet.Prevalence"/>
    public static Metric Prevalence { get; } = new("prevalence", "prevalence", "prevalence", sheet => sheet.Prevalence);

    /// <inheritdoc cref="ScoreSheet.AveragePrecision"/>
    public static Metric AveragePrecision { get; } =
        new("averagePrecision", "average precision", "avg.prec.", sheet => sheet.AveragePrecision) { Baseline = Prevalence };

    /// <inheritdoc cref="ScoreSheet.MatthewsCorrelation"/>
    public static Metric MatthewsCorrelation { get; } = new("mcc", "MCC", "MCC", sheet => sheet.MatthewsCorrelation) { Lowest = -1, Chance = 0 };

    /// <inheritdoc cref="ScoreSheet.Brier"/>
    public static Metric Brier { get; } = new("brier", "Brier score", "Brier", sheet => sheet.Brier) { Heading = "Brier", HigherIsBetter = false };

    /// <inheritdoc cref="ScoreSheet.ExpectedCalibrationError"/>
    public static Metric CalibrationError { get; } =
        new("ece", "expected calibration error", "ECE", sheet => sheet.ExpectedCalibrationError) { Heading = "ECE", HigherIsBetter = false };

    /// <summary>All that judge predictions, in the order in which they are shown.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Accuracy, SubsetAccuracy, HammingLoss, MacroF1, MacroF1AllTargets, MicroF1, BalancedAccuracy, RocArea, AveragePrecision, MatthewsCorrelation, Brier,
        CalibrationError,
    ];

    /// <summary>Those that say something of a task with so many targets: of one label there is one F1, and accuracy of elements is accuracy of
    /// samples.</summary>
    public static IReadOnlyList<Metric> For(int targets) => targets > 1 ? All
        : [Accuracy, F1, .. All.Where(metric => metric != Accuracy && !OfSeveral.Contains(metric))];

    private static Metric[] OfSeveral => [SubsetAccuracy, HammingLoss, MacroF1, MacroF1AllTargets, MicroF1];

    /// <summary>Those of <see cref="For"/>, each followed by its <see cref="Metric.Baseline"/> where it has one.</summary>
    public static IEnumerable<Metric> WithBaselinesFor(int targets) => For(targets).SelectMany(metric =>
        metric.Baseline is { } baseline ? new[] { metric, baseline } : [metric]);
}
