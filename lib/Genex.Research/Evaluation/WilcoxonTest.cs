using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>Wilcoxon's signed-rank test of paired differences, two-sided (Wilcoxon 1945).</summary>
/// <remarks>
/// Differences of 0 are left out (Wilcoxon's own treatment). Up to 50 differences without ties or zeros: the exact distribution; otherwise the normal
/// approximation with the variance corrected for ties and no continuity correction, as SciPy's <c>wilcoxon</c>.
/// </remarks>
public static class WilcoxonTest
{
    /// <summary>The two-sided p.</summary>
    /// <param name="differences">N, one per participant.</param>
    /// <returns>From 2 / 2^N to 1; 1 when all differences are 0.</returns>
    /// <exception cref="ArgumentException">A difference is not a finite number.</exception>
    public static double P(double[] differences)
    {
        (double[] kept, double[] ranks) = SignedRanks(differences);
        bool tied = ranks.Distinct().Count() < ranks.Length;
        return kept.Length == differences.Length && !tied && kept.Length <= 50 ? Exact(differences) : Approximate(differences);
    }

    /// <summary>From the exact distribution of the rank sum.</summary>
    /// <inheritdoc cref="P" path="/returns"/>
    /// <param name="differences">N, without zeros and ties.</param>
    /// <exception cref="ArgumentException">Two differences are tied, one is 0 or not finite, or there are more than 1000.</exception>
    public static double Exact(double[] differences)
    {
        (double[] kept, double[] ranks) = SignedRanks(differences);
        if (kept.Length < differences.Length || ranks.Distinct().Count() < ranks.Length)
            throw new ArgumentException("The exact distribution holds without zeros and ties only.", nameof(differences));
        if (kept.Length > 1000)
            throw new ArgumentException($"{kept.Length} differences are too many for the exact distribution; take Approximate.", nameof(differences));
        if (kept.Length == 0) return 1;

        int most = kept.Length * (kept.Length + 1) / 2;
        int smaller = Math.Min((int)PositiveRanks(kept, ranks), most - (int)PositiveRanks(kept, ranks));
        double[] shares = new double[most + 1]; // share of sign assignments with each rank sum
        shares[0] = 1;
        for (int rank = 1; rank <= kept.Length; rank++)
            for (int sum = most; sum >= 0; sum--)
                shares[sum] = (shares[sum] + (sum >= rank ? shares[sum - rank] : 0)) / 2;
        return Math.Min(1, 2 * shares.Take(smaller + 1).Sum());
    }

    /// <summary>From the normal approximation, the variance corrected for ties.</summary>
    /// <inheritdoc cref="P" path="/returns"/>
    /// <inheritdoc cref="P" path="/param"/>
    /// <inheritdoc cref="P" path="/exception"/>
    public static double Approximate(double[] differences)
    {
        (double[] kept, double[] ranks) = SignedRanks(differences);
        if (kept.Length == 0) return 1;
        double n = kept.Length;
        double ties = ranks.GroupBy(static rank => rank).Sum(static group => Math.Pow(group.Count(), 3) - group.Count());
        double deviation = Math.Sqrt(((n * (n + 1) * ((2 * n) + 1)) - (ties / 2)) / 24);
        return Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(PositiveRanks(kept, ranks) - (n * (n + 1) / 4)) / deviation));
    }

    private static (double[] Kept, double[] Ranks) SignedRanks(double[] differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        Shapes.Finite(differences, null, nameof(differences));
        double[] kept = [.. differences.Where(static one => one != 0)];
        return (kept, Ranks.Mid([.. kept.Select(Math.Abs)]));
    }

    private static double PositiveRanks(double[] kept, double[] ranks) => kept.Zip(ranks).Sum(static pair => pair.First > 0 ? pair.Second : 0);
}
