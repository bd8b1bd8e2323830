namespace Genex.Research.Claims;

/// <summary>What the verdict on a claim rests on.</summary>
public enum ClaimBasis
{
    /// <summary>The report's own figures, and the models as they are built: nothing else is needed.</summary>
    Report,

    /// <summary>The release, or another study that was given.</summary>
    Release,

    /// <summary>What was found on the release before and is kept in data/report/evidence.json.</summary>
    Record,

    /// <summary>A drawn study. It illustrates, and gives no verdict.</summary>
    Drawn,
}
