#pragma warning disable MA0048 // a result and its numbers are read together

namespace Genex.Research.Claims;

/// <summary>A number that a verdict rests on.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Computed now; null where it is undefined.</param>
/// <param name="Unit">"%", "s"; empty for a pure number.</param>
public sealed record ClaimNumber(string Name, double? Value, string Unit = "");

/// <summary>What the test of a claim found, before it is joined to the claim.</summary>
/// <param name="Verdict">What it says of the claim, as far as these data go.</param>
/// <param name="Evidence">One to three sentences with the numbers.</param>
/// <param name="Source">Where the evidence comes from.</param>
/// <param name="Numbers">The numbers alone.</param>
/// <param name="Picture">The same to look at.</param>
public sealed record ClaimFinding(ClaimVerdict Verdict, string Evidence, string Source, IReadOnlyList<ClaimNumber> Numbers, ClaimPicture Picture);

/// <summary>A claim with its test, its evidence and a verdict.</summary>
/// <param name="Number">1 to 14, as in the table of the report and its release.</param>
/// <param name="Claim">What the report says.</param>
/// <param name="Test">What was done to find out.</param>
/// <param name="Finding">What came of it.</param>
/// <param name="Basis">What the verdict rests on.</param>
public sealed record ClaimResult(int Number, string Claim, string Test, ClaimFinding Finding, ClaimBasis Basis)
{
    /// <summary>What the evidence says of the report; nothing where it comes from a drawn study.</summary>
    public ClaimVerdict Verdict => Basis == ClaimBasis.Drawn ? ClaimVerdict.NotTested : Finding.Verdict;

    /// <summary>"holds", "does-not-hold", "undecidable" or "not-tested".</summary>
    public string VerdictWord => WordOf(Verdict);

    /// <summary>"report", "release", "record" or "illustration".</summary>
    public string BasisWord => Basis switch
    {
        ClaimBasis.Report => "report",
        ClaimBasis.Release => "release",
        ClaimBasis.Record => "record",
        _ => "illustration",
    };

    /// <summary>How a verdict is written.</summary>
    internal static string WordOf(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Holds => "holds",
        ClaimVerdict.DoesNotHold => "does-not-hold",
        ClaimVerdict.Undecidable => "undecidable",
        _ => "not-tested",
    };

    /// <summary>A number by its name.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public double? this[string name] => Finding.Numbers.FirstOrDefault(number => number.Name == name) is { } found ? found.Value
        : throw new ArgumentException(
            Invariant($"Claim {Number} has no number \"{name}\"; it has {string.Join(", ", Finding.Numbers.Select(number => number.Name))}."), nameof(name));
}
