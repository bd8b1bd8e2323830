namespace Genex.Research.Information;

/// <summary>What two sources tell about a target, taken apart, in bits.</summary>
/// <param name="Redundant">What either of them tells.</param>
/// <param name="UniqueFirst">What the first alone tells.</param>
/// <param name="UniqueSecond">What the second alone tells.</param>
/// <param name="Synergistic">What is told only by both together.</param>
/// <remarks>Williams and Beer 2010, "Nonnegative decomposition of multivariate information". An estimate that is corrected for its bias can lie below
/// 0.</remarks>
public sealed record InformationAtoms(double Redundant, double UniqueFirst, double UniqueSecond, double Synergistic)
{
    /// <summary>Mutual information of the first source and the target.</summary>
    public double OfFirst => Redundant + UniqueFirst;

    /// <summary>Mutual information of the second source and the target.</summary>
    public double OfSecond => Redundant + UniqueSecond;

    /// <summary>Mutual information of both sources together and the target.</summary>
    public double Total => Redundant + UniqueFirst + UniqueSecond + Synergistic;

    /// <summary>What both sources together tell beyond the better one: what fusion can win at most.</summary>
    public double Gain => Total - Math.Max(OfFirst, OfSecond);

    /// <summary>The four atoms in the order of the constructor.</summary>
    public IReadOnlyList<double> All => [Redundant, UniqueFirst, UniqueSecond, Synergistic];

    /// <summary>Atoms from a list in that order.</summary>
    /// <param name="values">Four values.</param>
    public static InformationAtoms Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 4 ? new(values[0], values[1], values[2], values[3])
            : throw new ArgumentException($"There are {values.Count} values; expected the four atoms.", nameof(values));
    }
}
