using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>Colour, dash, mark and hatching of a name in one figure.</summary>
internal readonly record struct SeriesStyle(string Colour, string Dash, string Marker, string Hatching)
{
    internal static SeriesStyle Of(Figure figure, Series series)
    {
        IReadOnlyList<string> names =
            [.. figure.Panels.SelectMany(panel => panel.Series).Where(one => !one.Muted && one.Name.Length > 0).Select(one => one.Name).Distinct()];
        if (series.Muted) return new(Palette.Grey, "dot", "circle", "");
        int place = Math.Max(0, names.ToList().IndexOf(series.Name));
        return new(Pick(Palette.Colours, place), Pick(Palette.Dashes, place), Pick(Palette.Markers, place), Pick(Palette.Hatchings, place));
    }

    /// <summary>The colour as plotly's rgba, for areas that others show through.</summary>
    internal string Faint(double opacity) =>
        Invariant($"rgba({Convert.ToInt32(Colour[1..3], 16)},{Convert.ToInt32(Colour[3..5], 16)},{Convert.ToInt32(Colour[5..7], 16)},{opacity})");

    private static string Pick(IReadOnlyList<string> from, int place) => from[place % from.Count];
}
