namespace Genex.Research.Numerics;

/// <summary>Area under the receiver operating characteristic.</summary>
public static class RocArea
{
    /// <summary>How often a positive scores above a negative, ties counting half.</summary>
    /// <param name="scores">N, higher means more likely; only the order and the ties matter.</param>
    /// <param name="actual">N.</param>
    /// <returns>0 to 1; null when only one class is there.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or a score is not a number.</exception>
    /// <remarks>(the positives' rank sum - P (P + 1) / 2) / (P x N), from mid-ranks: Mann and Whitney 1947. The same as scikit-learn's roc_auc_score.</remarks>
    public static double? Of(double[] scores, bool[] actual)
    {
        Shapes.Same(scores, actual, null);
        if (scores.Any(double.IsNaN)) throw new ArgumentException("A score is not a number.", nameof(scores));
        double[] ranks = Ranks.Mid(scores);
        double positives = actual.Count(static label => label), negatives = actual.Length - positives;
        if (positives == 0 || negatives == 0) return null;
        return (ranks.Where((_, row) => actual[row]).Sum() - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
