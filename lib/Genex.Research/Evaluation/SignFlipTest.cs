namespace Genex.Research.Evaluation;

/// <summary>
/// Sign-flip permutation test of paired differences, two-sided: were the two models alike, every difference could as well have had the other sign.
/// </summary>
/// <remarks>
/// The statistic is the absolute sum (equivalently mean) of the differences. Fisher 1935; exact for up to 13 participants, sampled to 19, as MOABB does
/// (Jayaram and Barachant 2018). The null hypothesis is that the differences are symmetric around 0.
/// </remarks>
public static class SignFlipTest
{
    /// <summary>The share of all 2^N assignments of signs whose absolute sum is at least the observed one.</summary>
    /// <param name="differences">N, 1 to 25, one per participant.</param>
    /// <returns>p, from 2 / 2^N to 1; 1 when all differences are 0.</returns>
    /// <exception cref="ArgumentException">There are no or more than 25 differences, or one is not a finite number.</exception>
    public static double Exact(double[] differences)
    {
        (double observed, double slack) = Observed(differences);
        if (differences.Length > 25)
            throw new ArgumentException($"All signs of {differences.Length} differences are too many; take Sampled.", nameof(differences));

        // The first sign is kept: an assignment and its mirror image have the same absolute sum. Gray code: each step flips one sign.
        long assignments = 1L << (differences.Length - 1);
        double[] signed = (double[])differences.Clone();
        (double sum, long extreme) = (differences.Sum(), 0L);
        for (long assignment = 0L; assignment < assignments; assignment++)
        {
            if (assignment > 0)
            {
                int flipped = 1 + System.Numerics.BitOperations.TrailingZeroCount(assignment);
                signed[flipped] = -signed[flipped];
                sum += 2 * signed[flipped];
            }

            if (Math.Abs(sum) >= observed - slack) extreme++;
        }

        return (double)extreme / assignments;
    }

    /// <summary>The same from random assignments: (1 + extreme) / (1 + drawn), which never falls below the exact level (Phipson and Smyth 2010).</summary>
    /// <param name="differences">N, one per participant.</param>
    /// <param name="seed">The same seed gives the same p.</param>
    /// <param name="draws">Random assignments; at least 1. Default 9,999.</param>
    /// <returns>p, from 1 / (1 + draws) to 1.</returns>
    /// <exception cref="ArgumentException">There are no differences, or one is not a finite number.</exception>
    public static double Sampled(double[] differences, int seed, int draws = 9_999)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        (double observed, double slack) = Observed(differences);
        var random = new Random(seed);
        int extreme = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            (double sum, long signs) = (0.0, 0L);
            for (int place = 0; place < differences.Length; place++, signs >>= 1)
            {
                if (place % 62 == 0) signs = random.NextInt64();
                sum += (signs & 1) == 0 ? differences[place] : -differences[place];
            }

            if (Math.Abs(sum) >= observed - slack) extreme++;
        }

        return (1.0 + extreme) / (1.0 + draws);
    }

    // Sums of the same numbers in another order differ in their last digits; the slack keeps ties ties.
    private static (double Sum, double Slack) Observed(double[] differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Length == 0) throw new ArgumentException("There is no difference to test.", nameof(differences));
        Shapes.Finite(differences, null, nameof(differences));
        return (Math.Abs(differences.Sum()), 1e-10 * differences.Sum(Math.Abs));
    }
}
