namespace Genex.Notebooks.Export;

/// <summary>Of which notebooks a site keeps what can act in a browser: scripts, forms, frames, event attributes, what is fetched from elsewhere.</summary>
public enum Trust
{
    /// <summary>Of those that this user's own runs have written and nobody has changed since.</summary>
    ExecutedHere,

    /// <summary>Of none.</summary>
    Nobody,

    /// <summary>Of all.</summary>
    Everybody,
}
