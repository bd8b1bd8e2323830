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
    public ClaimResult Examine(ClaimMaterial material) => new(Number, Text, Test, Find(material));

    /// <summary>What the test finds.</summary>
    protected abstract ClaimFinding Find(ClaimMaterial material);

    /// <summary>"91.5 %".</summary>
    protected static string Percent(double share) => Invariant($"{100 * share:0.0} %");
}
