using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>A figure as data: what is plotted, with titles, units and a text for those who cannot see it. Rendering is elsewhere.</summary>
/// <remarks>Immutable, and checked where it is made: what is drawn is what can be tested. One panel, or small multiples in rows of
/// <see cref="Columns"/>.</remarks>
[Microsoft.DotNet.Interactive.Formatting.TypeFormatterSource(typeof(FigureFormatters))]
public sealed record Figure
{
    private readonly string title, alternativeText;

    /// <summary>Widest figure, pixels: what a rendered notebook page shows without scaling.</summary>
    public const int MaximumWidth = 900;

    /// <summary>Tallest figure, pixels.</summary>
    public const int MaximumHeight = 1400;

    /// <param name="title">One line above the figure.</param>
    /// <param name="alternativeText">What the figure shows, in a sentence; shown where no image can be.</param>
    /// <param name="panels">At least one, in reading order.</param>
    /// <exception cref="ArgumentException">A text is empty or there is no panel.</exception>
    public Figure(string title, string alternativeText, params IReadOnlyList<Panel> panels)
    {
        this.title = Check.Text(title, "A figure needs a title.");
        this.alternativeText = Check.Text(alternativeText, "A figure needs an alternative text: one sentence that says what it shows.");
        if (panels.Count == 0) throw new ArgumentException("A figure needs at least one panel.", nameof(panels));
        Panels = [.. panels];
    }

    /// <summary>A figure of one panel.</summary>
    /// <param name="title">One line above the figure.</param>
    /// <param name="alternativeText">What the figure shows, in a sentence.</param>
    /// <param name="x">Horizontal axis.</param>
    /// <param name="y">Vertical axis.</param>
    /// <param name="series">At least one, drawn in this order.</param>
    public Figure(string title, string alternativeText, Axis x, Axis y, params IReadOnlyList<Series> series)
        : this(title, alternativeText, new Panel(x, y, series))
    {
    }

    /// <summary>One line above the figure; says so where the data were recorded from nobody.</summary>
    public string Title => ProvenanceWords.Mark(title, Provenance);

    /// <summary>What the figure shows, for readers without the image; says so where the data were recorded from nobody.</summary>
    public string AlternativeText => ProvenanceWords.Add(alternativeText, Provenance);

    /// <summary>Where the data come from; title and alternative text say it. Null where nothing of a study is shown.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<Panel> Panels { get; }

    /// <summary>Panels side by side in one row; at least 1. Default 1.</summary>
    public int Columns
    {
        get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Columns), value, "A figure has at least 1 column of panels.");
    } = 1;

    /// <summary>Pixels, 200 to <see cref="MaximumWidth"/>. Default 800.</summary>
    public int Width { get; init => field = Check.Range(value, 200, MaximumWidth, "The width of a figure, in pixels,"); } = 800;

    /// <summary>Pixels, 150 to <see cref="MaximumHeight"/>. Default 450.</summary>
    public int Height { get; init => field = Check.Range(value, 150, MaximumHeight, "The height of a figure, in pixels,"); } = 450;

    /// <summary>Whether names of series are listed. Default: when there is more than one name.</summary>
    public bool Legend { get; init; } = true;

    /// <summary>All panels show one horizontal range and zoom together. Default false.</summary>
    public bool SharedX { get; init; }

    /// <summary>All panels show one vertical range. Default false.</summary>
    public bool SharedY { get; init; }

    /// <summary>What the horizontal axis of a panel shows, shared or its own.</summary>
    public AxisRange HorizontalRange(Panel panel) => SharedX ? AxisRange.Of(panel.X, Panels.SelectMany(one => one.PlacesAcross), padding: 0.01)
        : panel.HorizontalRange;

    /// <summary>What the vertical axis of a panel shows, shared or its own.</summary>
    public AxisRange VerticalRange(Panel panel) => SharedY ? AxisRange.Of(panel.Y, Panels.SelectMany(one => one.PlacesUp), downwards: true)
        : panel.VerticalRange;

    /// <summary>Names of the series, in order of first appearance; a name has one colour, dash and marker in the whole figure.</summary>
    public IReadOnlyList<string> Names => [.. Panels.SelectMany(panel => panel.Series).Select(series => series.Name).Where(name => name.Length > 0).Distinct()];

    /// <summary>Rows that the panels take.</summary>
    public int Rows => (Panels.Count + Columns - 1) / Columns;

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {AlternativeText}";
}
