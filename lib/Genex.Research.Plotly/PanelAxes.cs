using System.Globalization;
using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>The two axes of a panel.</summary>
internal static class PanelAxes
{
    private const string Line = "#888888", Grid = "#E5E5E5";

    internal static Attributes Horizontal(Figure figure, PanelGrid grid, int place)
    {
        Panel panel = figure.Panels[place];
        Attributes axis = Common(panel.X, RoomForValues(panel, figure.HorizontalRange(panel), grid.WidthOf(place)), said: grid.SaysBelow(place),
            linked: figure.SharedX && grid.SaysBelow(place));
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
        axis["ticktext"] = panel.Y.Categories.Count > 0 ? panel.Y.Categories.Select(name => Texts.Escape(Texts.RowName(name))).ToArray() : null;
        axis["matches"] = figure.SharedY && place > 0 ? "y" : null;
        return axis;
    }

    /// <summary>Numbers written at the ends of lying bars need room on their right.</summary>
    private static AxisRange RoomForValues(Panel panel, AxisRange range, double pixels)
    {
        double widest = panel.Series.OfType<BarSeries>().Where(bars => bars.Lying && bars.ValueFormat.Length > 0)
            .SelectMany(bars => bars.Values.OfType<double>().Select(value => Texts.Width(value.ToString(bars.ValueFormat, CultureInfo.InvariantCulture)) + 8))
                .DefaultIfEmpty(0).Max();
        return widest >= pixels / 2 ? range : range with { High = range.High + (range.High - range.Low) * widest / (pixels - widest) };
    }

    /// <param name="axis">Its titles, limits and categories.</param>
    /// <param name="range">What it shows.</param>
    /// <param name="said">A neighbour already shows the title and the category names.</param>
    /// <param name="linked">A neighbour already shows the same numbers.</param>
    private static Attributes Common(Axis axis, AxisRange range, bool said, bool linked)
    {
        bool categories = axis.Categories.Count > 0, decades = axis.Logarithmic && range.High - range.Low > 2;
        return new()
        {
            ["type"] = axis.Logarithmic ? "log" : "linear",
            ["range"] = new[] { Attributes.Round(range.Low), Attributes.Round(range.High) },
            ["title"] = axis.Caption.Length > 0 && !said
                ? new Attributes { ["text"] = Texts.Escape(axis.Caption), ["standoff"] = 8, ["font"] = new Attributes { ["size"] = Texts.BodySize } } : null,
            ["showticklabels"] = !((said && categories) || linked),
            ["tickmode"] = categories ? "array" : null,
            ["tickvals"] = categories ? Enumerable.Range(0, axis.Categories.Count).ToArray() : null,
            ["ticktext"] = categories ? axis.Categories.Select(Texts.Escape).ToArray() : null,
            ["nticks"] = categories || decades ? null : 7,
            ["dtick"] = decades ? 1 : null,
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
