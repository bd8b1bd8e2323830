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
    /// <summary>The smallest adjusted p that any outcome of the family could give this contrast; null without participants.</summary>
    public double? SmallestAdjustedP { get; init; }

    /// <summary>The same difference when it is taken into account that folds share training samples; null where both were not trained fold by fold.</summary>
    public CorrectedContrast? Corrected { get; init; }

    /// <summary>Whether some outcome of this many participants, in this family, could be significant.</summary>
    public bool Testable => SmallestAdjustedP <= Alpha;

    /// <summary>The same two by a score that no threshold changes, where saying "present" more often raises the score compared; else null.</summary>
    public PairedContrast? Ranking { get; init; }

    /// <summary>What may be said. A difference is claimed when it is significant over participants; where folds share training samples, corrected for that
    /// too; and where a threshold could have made it, in <see cref="Ranking"/> as well, at the same level and with the same sign.</summary>
    /// <remarks>A claim that needs two tests errs no more often than either (an intersection-union test), so <see cref="Ranking"/> has no part in the
    /// family.</remarks>
    public ContrastVerdict Verdict =>
        Alone is (ContrastVerdict.FirstIsHigher or ContrastVerdict.SecondIsHigher) && Ranking is { } ranking && ranking.Alone != Alone
            ? ContrastVerdict.ThresholdAlone : Alone;

    private ContrastVerdict Alone => AdjustedP <= Alpha && (Corrected is null || Corrected.AdjustedP <= Alpha)
        ? MeanDifference > 0 ? ContrastVerdict.FirstIsHigher : ContrastVerdict.SecondIsHigher
        : Corrected is { RulesOutDifference: true } ? ContrastVerdict.NoneWorthHaving
        : Testable ? ContrastVerdict.NotShown : ContrastVerdict.NotTestable;

    /// <summary>Whether the two have the very same score in every participant: then they do the same, and no larger study would tell them apart.</summary>
    public bool AllEqual => Participants > 0 && Differences.All(static difference => difference == 0);

    /// <summary>For a table: the adjusted p, or why there is none.</summary>
    public string Note => Testable
        ? $"p {Probability(AdjustedP)}{(Corrected is { } one ? $", corrected {Probability(one.AdjustedP).Replace("= ", "", StringComparison.Ordinal)}" : "")}"
        : "not testable with N = "
        + Invariant($"{Participants}{(Participants >= 1 && Attainability.Testable(Participants, Alpha) ? Invariant($" and {Family} contrasts") : "")}");

    // Three digits, of which all may be 0 though p never is.
    private static string Probability(double? p) => p < 0.0005 ? "< 0.001" : Invariant($"= {p:0.000}");

    /// <summary>Compares two models on their own.</summary>
    /// <param name="first">N, the first model's score of each participant; null where undefined.</param>
    /// <param name="second">N, the second model's, the same participants in the same order.</param>
    /// <param name="seed">Of the bootstrap and of sampled signs.</param>
    /// <param name="alpha">Level of the test; the interval's level is 1 - alpha. Default 0.05.</param>
    /// <param name="shared">How the folds share training samples; null where the two were not trained fold by fold.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is not finite.</exception>
    /// <remarks>With 20 participants or more the test is of signed ranks, the interval of the mean: on skewed differences they may disagree.</remarks>
    public static PairedContrast Of(IReadOnlyList<double?> first, IReadOnlyList<double?> second, int seed, double alpha = 0.05,
        SharedTraining? shared = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException($"A contrast needs the same participants on both sides: {first.Count} and {second.Count}.", nameof(second));

        double?[] each = [.. first.Zip(second, static (one, other) => one - other)];
        double[] differences = [.. each.OfType<double>()];
        var test = PairedTest.Of(differences, seed);
        return new(
            differences.Length, first.Count - differences.Length, differences, differences.Length == 0 ? null : differences.Average(),
            ParticipantInterval.Of(differences, seed, 1 - alpha), Evaluation.EffectSize.StandardisedMeanDifference(differences),
            test, alpha, Family: 1, test?.P)
        {
            SmallestAdjustedP = test?.SmallestP,
            Corrected = shared is null ? null : CorrectedContrast.Of(each, shared, alpha: alpha),
        };
    }

    /// <summary>Puts contrasts that were declared together under one level (Holm). All of them count, those without a p too.</summary>
    public static IReadOnlyList<PairedContrast> Together(IReadOnlyList<PairedContrast> family)
    {
        ArgumentNullException.ThrowIfNull(family);
        double?[] adjusted = MultipleTesting.Holm([.. family.Select(static one => one.Test?.P)]);
        double?[] smallest = Attainability.SmallestAdjusted([.. family.Select(static one => one.Participants)]);
        double?[] corrected = MultipleTesting.Holm([.. family.Select(static one => one.Corrected?.P)]);
        return [.. family.Select((one, place) => one with
        {
            Family = family.Count,
            AdjustedP = adjusted[place],
            SmallestAdjustedP = smallest[place],
            Corrected = one.Corrected is null ? null : one.Corrected with { AdjustedP = corrected[place] },
        })];
    }
}
