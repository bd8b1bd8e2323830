namespace Genex.Research.Evaluation;

/// <summary>Two models scored on the same participants: difference, interval, effect size and test.</summary>
/// <param name="Participants">N, those for whom both scores are defined.</param>
/// <param name="LeftOut">Participants for whom one of the two is not.</param>
/// <param name="Differences">First minus second, one per participant that counts.</param>
/// <param name="MeanDifference">Null without participants.</param>
/// <param name="Interval">Of the mean difference; null with fewer than 2 participants or without spread.</param>
/// <param name="EffectSize">Standardised mean difference (d_z); null where there is no spread.</param>
/// <param name="Test">Null without participants.</param>
/// <param name="Alpha">Level of the test.</param>
/// <param name="Family">Number of contrasts declared together.</param>
/// <param name="AdjustedP">p under Holm over the family; for a family of one, p itself.</param>
public sealed record PairedContrast(
    int Participants, int LeftOut, IReadOnlyList<double> Differences, double? MeanDifference, ParticipantInterval? Interval, double? EffectSize,
    PairedTest? Test, double Alpha, int Family, double? AdjustedP)
{
    /// <summary>Whether some outcome of this many participants, in this family, could be significant.</summary>
    public bool Testable => Participants >= 1 && Attainability.Testable(Participants, Alpha, Family);

    /// <summary>What may be said.</summary>
    public ContrastVerdict Verdict => !Testable ? ContrastVerdict.NotTestable
        : !(AdjustedP <= Alpha) ? ContrastVerdict.NotShown
        : MeanDifference > 0 ? ContrastVerdict.FirstIsHigher : ContrastVerdict.SecondIsHigher;

    /// <summary>For a table: the adjusted p, or why there is none.</summary>
    public string Note => Testable ? Invariant($"p = {AdjustedP:0.000}")
        : "not testable with N = "
        + Invariant($"{Participants}{(Participants >= 1 && Attainability.Testable(Participants, Alpha) ? Invariant($" and {Family} contrasts") : "")}");

    /// <summary>Compares two models on their own.</summary>
    /// <param name="first">N, the first model's score of each participant; null where undefined.</param>
    /// <param name="second">N, the second model's, the same participants in the same order.</param>
    /// <param name="seed">Of the bootstrap and of sampled signs.</param>
    /// <param name="alpha">Level of the test; the interval's level is 1 - alpha. Default 0.05.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is not finite.</exception>
    /// <remarks>With 20 participants or more the test is of signed ranks, the interval of the mean: on skewed differences they may disagree.</remarks>
    public static PairedContrast Of(IReadOnlyList<double?> first, IReadOnlyList<double?> second, int seed, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException($"A contrast needs the same participants on both sides: {first.Count} and {second.Count}.", nameof(second));

        double[] differences = [.. first.Zip(second, static (one, other) => one - other).OfType<double>()];
        var test = PairedTest.Of(differences, seed);
        return new(
            differences.Length, first.Count - differences.Length, differences, differences.Length == 0 ? null : differences.Average(),
            ParticipantInterval.Of(differences, seed, 1 - alpha), Evaluation.EffectSize.StandardisedMeanDifference(differences),
            test, alpha, Family: 1, test?.P);
    }

    /// <summary>Puts contrasts that were declared together under one level (Holm). All of them count, those without a p too.</summary>
    public static IReadOnlyList<PairedContrast> Together(IReadOnlyList<PairedContrast> family)
    {
        ArgumentNullException.ThrowIfNull(family);
        double?[] adjusted = MultipleTesting.Holm([.. family.Select(static one => one.Test?.P)]);
        return [.. family.Select((one, place) => one with { Family = family.Count, AdjustedP = adjusted[place] })];
    }
}
