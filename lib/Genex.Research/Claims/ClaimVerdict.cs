namespace Genex.Research.Claims;

/// <summary>What the evidence says of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>The evidence cannot tell.</summary>
    Undecidable,

    /// <summary>The evidence agrees with it.</summary>
    Holds,

    /// <summary>The evidence contradicts it.</summary>
    DoesNotHold,

    /// <summary>Neither the release nor recorded evidence is at hand; a drawn study shows how a defect works and says nothing of the report.</summary>
    NotTested,
}
