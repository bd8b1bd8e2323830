namespace Genex.Research.Reporting;

/// <summary>The one palette: seven colours that colour-blind readers tell apart, each with a dash, a mark and a hatching for print in grey.</summary>
/// <remarks>Colours: Okabe and Ito, "Color Universal Design" (2008), without yellow, which white paper swallows. Shades: ColorBrewer's
/// Blues.</remarks>
public static class Palette
{
    /// <summary>Colours of the first, second, … name in a figure; the eighth begins again with another dash.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];

    /// <summary>Dashes of lines, in plotly's words.</summary>
    public static IReadOnlyList<string> Dashes { get; } = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

    /// <summary>Marks of points, in plotly's words.</summary>
    public static IReadOnlyList<string> Markers { get; } = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star", "triangle-down"];

    /// <summary>Hatchings of bars, in plotly's words.</summary>
    public static IReadOnlyList<string> Hatchings { get; } = ["", "/", ".", "x", "-", "\\", "|", "+"];

    /// <summary>Of what is muted: baselines, references.</summary>
    public const string Grey = "#7F7F7F";

    /// <summary>Of text and axes.</summary>
    public const string Ink = "#222222";

    /// <summary>From light, yet not the white of a missing value, to dark.</summary>
    public static IReadOnlyList<string> Sequential { get; } =
        ["#E3EEF8", "#D3E3F3", "#C0D9EE", "#9ECAE1", "#6BAED6", "#4292C6", "#2171B5", "#08519C", "#08306B"];
}
