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
}
