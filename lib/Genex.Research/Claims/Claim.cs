namespace Genex.Research.Claims;

/// <summary>Something that the report says, and how to find out whether it holds.</summary>
/// <param name="number">1 to 14, as in the table of the report and its release.</param>
/// <param name="text">What the report says, in its own terms.</param>
/// <param name="test">What is done to find out.</param>
/// <remarks>A claim is a pure function of the material. Nothing in its evidence is typed in: every number is computed when it is asked for.</remarks>
public abstract class Claim(int number, string text, string test)
{
    /// <summary>Evidence that needs nothing but the report.</summary>
    protected const string FromReport = "the report's own figures";

    /// <summary>Evidence from the architectures as this library builds them.</summary>
    protected const string FromModels = "the models as this library builds them";

    /// <summary>1 to 14.</summary>
    public int Number { get; } = number;

    /// <summary>What the report says.</summary>
    public string Text { get; } = text;

    /// <summary>What is done to find out.</summary>
    public string Test { get; } = test;

    /// <summary>Makes the test.</summary>
    public ClaimResult Examine(ClaimMaterial material) => new(Number, Text, Test, Find(material), BasisOf(material));

    /// <summary>Where the claim can be tested on the report alone, makes the test; null where it needs data.</summary>
    public virtual ClaimResult? ExamineReport() => null;

    /// <summary>A claim for which neither the release nor a record is at hand.</summary>
    internal ClaimResult Untested() => new(Number, Text, Test,
        new ClaimFinding(
            ClaimVerdict.NotTested, "Not tested here: it needs the release (genex claims --data CLONE), or what was recorded of it.", "nothing", [],
            new ClaimPicture("Not tested here", "There is no evidence to show.", "", ["none"], new ClaimSeries("none", [0]))), ClaimBasis.Drawn);

    /// <summary>What was found on the release before, in place of the test.</summary>
    internal ClaimResult Recall(ClaimFinding recorded) => new(Number, Text, Test, recorded, ClaimBasis.Record);

    /// <summary>What the verdict rests on.</summary>
    protected virtual ClaimBasis BasisOf(ClaimMaterial material) => material.IsSimulated ? ClaimBasis.Drawn : ClaimBasis.Release;

    /// <summary>What the test finds.</summary>
    protected abstract ClaimFinding Find(ClaimMaterial material);

    /// <summary>"91.5 %".</summary>
    protected static string Percent(double share) => Invariant($"{100 * share:0.0} %");
}
