namespace Genex.Research.Evaluation;

/// <summary>A two-sided test that paired differences, one per participant, are symmetric around 0.</summary>
/// <param name="Method">Which test.</param>
/// <param name="Participants">N.</param>
/// <param name="P">Two-sided p, before any correction for several tests.</param>
/// <param name="SmallestP">The smallest p that any outcome of N participants could give.</param>
public sealed record PairedTest(TestMethod Method, int Participants, double P, double SmallestP)
{
    /// <summary>Tests differences with the method that fits their number.</summary>
    /// <param name="differences">N, one per participant.</param>
    /// <param name="seed">Of the sampled signs (14 to 19 participants).</param>
    /// <returns>Null without participants.</returns>
    /// <exception cref="ArgumentException">A difference is not a finite number.</exception>
    public static PairedTest? Of(double[] differences, int seed)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Length == 0) return null;
        TestMethod method = MethodFor(differences.Length);
        double p = method switch
        {
            TestMethod.SignFlipExact => SignFlipTest.Exact(differences),
            TestMethod.SignFlipSampled => SignFlipTest.Sampled(differences, seed),
            _ => WilcoxonTest.P(differences),
        };
        return new(method, differences.Length, p, Attainability.SmallestP(differences.Length));
    }

    /// <summary>Exact signs for 13 participants or fewer, sampled signs to 19, Wilcoxon from 20.</summary>
    public static TestMethod MethodFor(int participants) => participants switch
    {
        <= 13 => TestMethod.SignFlipExact,
        <= 19 => TestMethod.SignFlipSampled,
        _ => TestMethod.Wilcoxon,
    };
}
