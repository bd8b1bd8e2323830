namespace Genex.Research.Evaluation;

public static partial class ClassificationMetrics
{
    /// <summary>F1 of one target, 2 TP / (2 TP + FP + FN).</summary>
    /// <returns>0 to 1; null when the target is neither predicted nor there.</returns>
    /// <inheritdoc cref="BalancedAccuracy" path="/param"/>
    /// <inheritdoc cref="BalancedAccuracy" path="/exception"/>
    public static double? F1(bool[] predicted, bool[] actual, bool[]? known = null) => ConfusionCounts.Of(predicted, actual, known).F1;

    /// <summary>Macro-averaged F1: the unweighted mean over targets of 2 TP / (2 TP + FP + FN).</summary>
    /// <param name="predicted">N x K, true where the target is predicted; all folds one below the other.</param>
    /// <param name="actual">N x K, same shape.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <param name="average">Over the targets that occur (default), or over all K as scikit-learn does.</param>
    /// <param name="targets">K, true for the targets to look at, for example the scorable ones; null: all.</param>
    /// <returns>0 to 1; null when no target is left to average over.</returns>
    /// <exception cref="ArgumentException">The arrays differ in shape.</exception>
    /// <remarks>Counts are pooled over folds before F1 is taken (Forman and Scholz 2010), never averaged per fold.</remarks>
    public static double? MacroF1(
        bool[,] predicted, bool[,] actual, bool[,]? known = null, MacroAverage average = MacroAverage.OccurringTargets, bool[]? targets = null)
        => Macro(ConfusionCounts.PerTarget(predicted, actual, known), static counts => counts.F1, average, targets);

    /// <summary>Micro-averaged F1: F1 of the counts of all targets added up.</summary>
    /// <returns>0 to 1; null when nothing is predicted and nothing is there.</returns>
    /// <inheritdoc cref="ElementAccuracy" path="/param"/>
    /// <exception cref="ArgumentException">The arrays differ in shape.</exception>
    public static double? MicroF1(bool[,] predicted, bool[,] actual, bool[,]? known = null)
        => ConfusionCounts.Pool(ConfusionCounts.PerTarget(predicted, actual, known)).F1;

    /// <summary>The unweighted mean over targets of any score of counts.</summary>
    /// <param name="counts">K, pooled over folds.</param>
    /// <param name="score">The score, null where undefined.</param>
    /// <param name="average">
    /// Over the targets that occur - those of them for which the score is undefined are left out - or over all K with 0 for undefined.
    /// </param>
    /// <param name="targets">K, true for the targets to look at; null: all.</param>
    /// <returns>Null when no target is left to average over.</returns>
    /// <exception cref="ArgumentException"><paramref name="targets"/> has another length.</exception>
    public static double? Macro(
        IReadOnlyList<ConfusionCounts> counts, Func<ConfusionCounts, double?> score, MacroAverage average = MacroAverage.OccurringTargets,
        bool[]? targets = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(score);
        if (targets is not null && targets.Length != counts.Count)
            throw new ArgumentException($"The choice of targets has {targets.Length} entries; expected {counts.Count}.", nameof(targets));

        IEnumerable<ConfusionCounts> chosen = counts.Where((_, target) => targets?[target] != false);
        return average == MacroAverage.AllTargets
            ? chosen.Average(one => (double?)(score(one) ?? 0))
            : chosen.Where(static one => one.Positives > 0).Average(score);
    }
}
