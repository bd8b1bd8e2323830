namespace Genex.Research.Evaluation;

/// <summary>How often a target was predicted and how often it was there.</summary>
/// <param name="TruePositives">Predicted and there.</param>
/// <param name="FalsePositives">Predicted and not there.</param>
/// <param name="FalseNegatives">Not predicted and there.</param>
/// <param name="TrueNegatives">Not predicted and not there.</param>
/// <remarks>
/// Counts add up: the counts of folds are pooled first and a score is taken once from the sum, never averaged over folds
/// (Forman and Scholz 2010, "Apples-to-apples in cross-validation studies"). A score whose denominator is 0 is null.
/// </remarks>
public readonly record struct ConfusionCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>Cells counted.</summary>
    public long Total => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    /// <summary>Cells in which the target was there.</summary>
    public long Positives => TruePositives + FalseNegatives;

    /// <summary>Cells in which the target was not there.</summary>
    public long Negatives => TrueNegatives + FalsePositives;

    /// <summary>Positives / Total: what a random ranking scores as average precision. Null without cells.</summary>
    public double? Prevalence => Ratio(Positives, Total);

    /// <summary>(TP + TN) / Total. Null without cells.</summary>
    public double? Accuracy => Ratio(TruePositives + TrueNegatives, Total);

    /// <summary>TP / (TP + FP). Null when the target was never predicted.</summary>
    public double? Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>TP / (TP + FN), the sensitivity. Null when the target was never there.</summary>
    public double? Recall => Ratio(TruePositives, Positives);

    /// <summary>TN / (TN + FP). Null when the target was always there.</summary>
    public double? Specificity => Ratio(TrueNegatives, Negatives);

    /// <summary>2 TP / (2 TP + FP + FN). Null when the target was neither predicted nor there.</summary>
    public double? F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>(recall + specificity) / 2. Null when the target was always or never there.</summary>
    public double? BalancedAccuracy => (Recall + Specificity) / 2;

    /// <summary>
    /// Matthews' correlation, (TP TN - FP FN) / sqrt((TP+FP)(TP+FN)(TN+FP)(TN+FN)). Null when prediction or truth is constant.
    /// </summary>
    public double? MatthewsCorrelation
    {
        get
        {
            long predicted = TruePositives + FalsePositives;
            long rejected = TrueNegatives + FalseNegatives;
            if (predicted == 0 || rejected == 0 || Positives == 0 || Negatives == 0) return null;
            double product = Math.Sqrt((double)predicted * Positives) * Math.Sqrt((double)rejected * Negatives);
            return (((double)TruePositives * TrueNegatives) - ((double)FalsePositives * FalseNegatives)) / product;
        }
    }

    /// <summary>Counts one target.</summary>
    /// <param name="predicted">N, true where the target is predicted.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known and the cell does not count; null: all count.</param>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static ConfusionCounts Of(bool[] predicted, bool[] actual, bool[]? known = null)
    {
        var counts = default(ConfusionCounts);
        for (int row = 0; row < Shapes.Same(predicted, actual, known); row++)
            if (known?[row] != false)
                counts += One(predicted[row], actual[row]);
        return counts;
    }

    /// <summary>Counts every target of an N x K table.</summary>
    /// <returns>K counts.</returns>
    /// <inheritdoc cref="Of(bool[], bool[], bool[])" path="/exception"/>
    public static ConfusionCounts[] PerTarget(bool[,] predicted, bool[,] actual, bool[,]? known = null)
    {
        (int samples, int targets) = Shapes.Same(predicted, actual, known);
        var counts = new ConfusionCounts[targets];
        for (int row = 0; row < samples; row++)
            for (int target = 0; target < targets; target++)
                if (known?[row, target] != false)
                    counts[target] += One(predicted[row, target], actual[row, target]);
        return counts;
    }

    /// <summary>The sum of many counts: folds, participants or targets pooled.</summary>
    public static ConfusionCounts Pool(IEnumerable<ConfusionCounts> counts) => counts.Aggregate(default(ConfusionCounts), static (sum, one) => sum + one);

    /// <summary>Adds counts of separate samples.</summary>
    public static ConfusionCounts operator +(ConfusionCounts left, ConfusionCounts right) => new(
        left.TruePositives + right.TruePositives, left.FalsePositives + right.FalsePositives,
        left.FalseNegatives + right.FalseNegatives, left.TrueNegatives + right.TrueNegatives);

    /// <inheritdoc cref="op_Addition"/>
    public static ConfusionCounts Add(ConfusionCounts left, ConfusionCounts right) => left + right;

    private static ConfusionCounts One(bool predicted, bool actual) => (predicted, actual) switch
    {
        (true, true) => new(1, 0, 0, 0),
        (true, false) => new(0, 1, 0, 0),
        (false, true) => new(0, 0, 1, 0),
        (false, false) => new(0, 0, 0, 1),
    };

    private static double? Ratio(long numerator, long denominator) => denominator == 0 ? null : (double)numerator / denominator;
}
