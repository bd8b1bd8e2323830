namespace Genex.Notebooks.Export;

/// <summary>What a site is made with.</summary>
public sealed record SiteOptions
{
    /// <summary>The site's title. Default: "Notebooks".</summary>
    public string Title { get; init; } = "Notebooks";

    /// <summary>Whose scripts stay. Default: those of notebooks that were executed here.</summary>
    public Trust Trust { get; init; } = Trust.ExecutedHere;

    /// <summary>Gives plotly.js, minified; called once, and only when a page has a chart. Null leaves charts as pictures.</summary>
    public Func<byte[]>? PlotlyScript { get; init; }
}
