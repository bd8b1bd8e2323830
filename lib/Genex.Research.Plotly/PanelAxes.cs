using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>The two axes of a panel.</summary>
internal static class PanelAxes
{
    private const string Line = "#888888", Grid = "#E5E5E5";

    internal static Attributes Horizontal(Figure figure, PanelGrid grid, int place)
    {
        Panel panel = figure.Panels[place];
        Attributes axis = Common(panel.X, figure.HorizontalRange(panel), said: grid.SaysBelow(place), linked: figure.SharedX && grid.SaysBelow(place));
        axis["domain"] = grid.DomainX(place);
        axis["anchor"] = FigureLayout.AxisName("y", place);
        axis["matches"] = figure.SharedX && place > 0 ? "x" : null;
        axis["tickangle"] = panel.X.Categories.Count > 0 ? PanelGrid.TickAngle(panel.X, grid.WidthOf(place)) : 0;
        return axis;
    }

    internal static Attributes Vertical(Figure figure, PanelGrid grid, int place)
    {
        Panel panel = figure.Panels[place];
        Attributes axis = Common(panel.Y, figure.VerticalRange(panel), said: grid.SaysLeft(place), linked: false);
        axis["domain"] = grid.DomainY(place);
        axis["anchor"] = FigureLayout.AxisName("x", place);
        axis["matches"] = figure.SharedY && place > 0 ? "y" : null;
        return axis;
    }

    /// <param name="axis">Its titles, limits and categories.</param>
    /// <param name="range">What it shows.</param>
    /// <param name="said">A neighbour already shows the title and the category names.</param>
    /// <param name="linked">A neighbour already shows the same numbers.</param>
    private static Attributes Common(Axis axis, AxisRange range, bool said, bool linked)
    {
        bool categories = axis.Categories.Count > 0;
        return new()
        {
            ["type"] = axis.Logarithmic ? "log" : "linear",
            ["range"] = new[] { Attributes.Round(range.Low), Attributes.Round(range.High) },
            ["visible"] = axis.Hidden ? false : null,
            ["title"] = axis.Caption.Length > 0 && !said ? new Attributes { ["text"] = Texts.Escape(axis.Caption), ["standoff"] = 8 } : null,
            ["showticklabels"] = !((said && categories) || linked),
            ["tickmode"] = categories ? "array" : null,
            ["tickvals"] = categories ? Enumerable.Range(0, axis.Categories.Count).ToArray() : null,
            ["ticktext"] = categories ? axis.Categories.Select(Texts.Escape).ToArray() : null,
            ["nticks"] = categories ? null : 7,
            ["ticks"] = categories ? "" : "outside",
            ["ticklen"] = 4,
            ["tickcolor"] = Line,
            ["showline"] = true,
            ["linecolor"] = Line,
            ["zeroline"] = false,
            ["showgrid"] = axis.Grid && !categories,
            ["gridcolor"] = Grid,
            ["automargin"] = true,
        };
    }
}
