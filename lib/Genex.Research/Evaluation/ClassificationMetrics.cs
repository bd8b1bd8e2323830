namespace Genex.Research.Evaluation;

/// <summary>Scores of yes-or-no predictions of K targets, as pure functions on arrays.</summary>
/// <remarks>
/// Arrays are N x K (samples by targets) or N (one target). A mask marks the cells whose truth is known; the others never count.
/// A score that the data do not define is null, never 0 or 0.5. Checked against scikit-learn on fixed vectors.
/// </remarks>
public static partial class ClassificationMetrics
{
    /// <summary>Share of right cells among the known cells of the table; for K = 1, plain accuracy.</summary>
    /// <param name="predicted">N x K, true where the target is predicted.</param>
    /// <param name="actual">N x K, same shape.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <exception cref="ArgumentException">The arrays differ in shape, or no cell is known.</exception>
    /// <remarks>High wherever targets are rare: a constant predictor reaches 90.6 % on the report's data. Read it beside the training majority.</remarks>
    public static double ElementAccuracy(bool[,] predicted, bool[,] actual, bool[,]? known = null)
        => ConfusionCounts.Pool(ConfusionCounts.PerTarget(predicted, actual, known)).Accuracy ?? throw NothingKnown();

    /// <summary>Hamming loss: share of wrong cells, 1 - element accuracy.</summary>
    /// <inheritdoc cref="ElementAccuracy" path="/param"/>
    /// <inheritdoc cref="ElementAccuracy" path="/exception"/>
    public static double HammingLoss(bool[,] predicted, bool[,] actual, bool[,]? known = null)
    {
        var all = ConfusionCounts.Pool(ConfusionCounts.PerTarget(predicted, actual, known));
        return all.Total == 0 ? throw NothingKnown() : (double)(all.FalsePositives + all.FalseNegatives) / all.Total;
    }

    /// <summary>Share of samples in which every known target is right (exact match); samples without a known target do not count.</summary>
    /// <inheritdoc cref="ElementAccuracy" path="/param"/>
    /// <inheritdoc cref="ElementAccuracy" path="/exception"/>
    public static double SubsetAccuracy(bool[,] predicted, bool[,] actual, bool[,]? known = null)
        => SubsetAccuracyOrNull(predicted, actual, known) ?? throw NothingKnown();

    /// <summary>(recall + specificity) / 2 of one target.</summary>
    /// <param name="predicted">N, true where the target is predicted.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known; null: all known.</param>
    /// <returns>0 to 1, 0.5 for a constant predictor; null when only one class is there (scikit-learn warns and averages the class it has).</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static double? BalancedAccuracy(bool[] predicted, bool[] actual, bool[]? known = null)
        => ConfusionCounts.Of(predicted, actual, known).BalancedAccuracy;

    /// <summary>Matthews' correlation of one target (Matthews 1975).</summary>
    /// <returns>-1 to 1; null when prediction or truth is constant (scikit-learn gives 0).</returns>
    /// <inheritdoc cref="BalancedAccuracy" path="/param"/>
    /// <inheritdoc cref="BalancedAccuracy" path="/exception"/>
    public static double? MatthewsCorrelation(bool[] predicted, bool[] actual, bool[]? known = null)
        => ConfusionCounts.Of(predicted, actual, known).MatthewsCorrelation;

    /// <summary>Yes where the probability is greater than the threshold.</summary>
    /// <param name="probabilities">N x K.</param>
    /// <param name="threshold">Probability, 0.5 by default; exactly at the threshold is no, as in the report's code and in scikit-learn's classifiers.</param>
    public static bool[,] Threshold(double[,] probabilities, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        bool[,] predicted = new bool[probabilities.GetLength(0), probabilities.GetLength(1)];
        for (int row = 0; row < predicted.GetLength(0); row++)
            for (int target = 0; target < predicted.GetLength(1); target++)
                predicted[row, target] = probabilities[row, target] > threshold;
        return predicted;
    }

    internal static double? SubsetAccuracyOrNull(bool[,] predicted, bool[,] actual, bool[,]? known)
    {
        (int samples, int targets) = Shapes.Same(predicted, actual, known);
        (int right, int counted) = (0, 0);
        for (int row = 0; row < samples; row++)
        {
            (bool any, bool all) = (false, true);
            for (int target = 0; target < targets; target++)
            {
                if (known?[row, target] == false) continue;
                any = true;
                all &= predicted[row, target] == actual[row, target];
            }

            if (any) counted++;
            if (any && all) right++;
        }

        return counted == 0 ? null : (double)right / counted;
    }

    private static ArgumentException NothingKnown() => new("No cell of the table is known: there is nothing to score.", "known");
}
