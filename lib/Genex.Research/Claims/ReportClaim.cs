namespace Genex.Research.Claims;

/// <summary>A claim that is tested on the report's own figures and on the models as this library builds them.</summary>
/// <inheritdoc cref="Claim" path="/param"/>
public abstract class ReportClaim(int number, string text, string test) : Claim(number, text, test)
{
    /// <inheritdoc/>
    public override ClaimResult? ExamineReport() => new(Number, Text, Test, Find(), ClaimBasis.Report);

    /// <summary>What the test finds.</summary>
    protected abstract ClaimFinding Find();

    /// <inheritdoc/>
    protected sealed override ClaimFinding Find(ClaimMaterial material) => Find();

    /// <inheritdoc/>
    protected sealed override ClaimBasis BasisOf(ClaimMaterial material) => ClaimBasis.Report;
}
