namespace Genex.Research.Numerics;

/// <summary>Agreement of two orders.</summary>
public static class RankCorrelations
{
    /// <summary>Spearman's rank correlation: Pearson's of the ranks, ties with their mean rank (as SciPy's spearmanr).</summary>
    /// <param name="first">N.</param>
    /// <param name="second">N.</param>
    /// <returns>-1 to 1; null with fewer than two values or when all of one side are equal.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    public static double? Spearman(double[] first, double[] second)
    {
        Shapes.Same(first, second, null);
        Shapes.Finite(first, null, nameof(first));
        Shapes.Finite(second, null, nameof(second));
        if (first.Length < 2) return null;
        double[] one = Ranks.Mid(first), other = Ranks.Mid(second);
        double middle = (first.Length + 1) / 2.0;
        double covariance = one.Zip(other, (left, right) => (left - middle) * (right - middle)).Sum();
        double spread = Math.Sqrt(one.Sum(rank => (rank - middle) * (rank - middle)) * other.Sum(rank => (rank - middle) * (rank - middle)));
        return spread > 0 ? covariance / spread : null;
    }
}
