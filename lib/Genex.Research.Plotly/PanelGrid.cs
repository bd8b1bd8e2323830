using System.Globalization;
using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>Where the panels of a figure lie: room for titles, tick labels and the legend is measured, so that nothing overlaps or is cut off.</summary>
internal sealed class PanelGrid
{
    private const double LineHeight = 18, TickRoom = 10, Gap = 14, ColourBarRoom = 76;

    private readonly Figure figure;
    private readonly double[] lefts, widths, tops, heights;

    internal PanelGrid(Figure figure)
    {
        this.figure = figure;
        TitleLines = Texts.Wrap(figure.Title, figure.Width - 24, Texts.TitleSize);
        Left = Room(0, LabelsLeft);
        Right = Math.Max(16, Room(figure.Columns - 1, ColourBar));
        Bottom = RowRoom(figure.Rows - 1, LabelsBelow) + 8;
        LegendHeight = Legend ? LineHeight * LegendRows() + 6 : 0;
        Top = 12 + TitleLines.Count * (Texts.TitleSize + 5) + 8 + LegendHeight + RowRoom(0, TitleAbove);

        double[] gapsAcross = [.. Enumerable.Range(1, figure.Columns - 1).Select(column => Gap + Room(column, LabelsLeft) + Room(column - 1, ColourBar))];
        double[] gapsDown = [.. Enumerable.Range(1, figure.Rows - 1).Select(row => Gap + RowRoom(row, TitleAbove) + RowRoom(row - 1, LabelsBelow))];
        double width = (PlotWidth - gapsAcross.Sum()) / figure.Columns;
        double[] weights = [.. Enumerable.Range(0, figure.Rows).Select(row => RowRoom(row, panel => panel.Weight))];
        double height = (PlotHeight - gapsDown.Sum()) / weights.Sum();
        if (width < 40 || height * weights.Min() < 12)
            throw new ArgumentException(
                Invariant($"The figure \"{figure.Title}\" has no room for its panels: {figure.Rows} x {figure.Columns} in {figure.Width} x {figure.Height} ")
                + "pixels. Make it larger or give it fewer panels.");

        widths = [.. Enumerable.Repeat(width, figure.Columns)];
        heights = [.. weights.Select(weight => weight * height)];
        lefts = [.. Enumerable.Range(0, figure.Columns).Select(column => column * width + gapsAcross.Take(column).Sum())];
        tops = [.. Enumerable.Range(0, figure.Rows).Select(row => heights.Take(row).Sum() + gapsDown.Take(row).Sum())];
    }

    internal IReadOnlyList<string> TitleLines { get; }

    internal double Left { get; }

    internal double Right { get; }

    internal double Top { get; }

    internal double Bottom { get; }

    internal double LegendHeight { get; }

    internal double PlotWidth => figure.Width - Left - Right;

    internal double PlotHeight => figure.Height - Top - Bottom;

    internal bool Legend => figure.Legend && figure.Names.Count > 1;

    /// <summary>The panel's part of the plot area, from the left, 0 to 1.</summary>
    internal double[] DomainX(int panel) => Domain(lefts[panel % figure.Columns], widths[panel % figure.Columns], PlotWidth);

    /// <summary>The panel's part of the plot area, from the bottom, 0 to 1.</summary>
    internal double[] DomainY(int panel)
    {
        int row = panel / figure.Columns;
        return Domain(PlotHeight - tops[row] - heights[row], heights[row], PlotHeight);
    }

    /// <summary>Pixels across of a panel.</summary>
    internal double WidthOf(int panel) => widths[panel % figure.Columns];

    /// <summary>Whether the axis title and category names are already said by the panel to the left.</summary>
    internal bool SaysLeft(int panel) => panel % figure.Columns > 0 && Same(figure.Panels[panel].Y, figure.Panels[panel - 1].Y);

    /// <summary>Whether the axis title and category names are said by the panel below.</summary>
    internal bool SaysBelow(int panel) => panel + figure.Columns < figure.Panels.Count && Same(figure.Panels[panel].X, figure.Panels[panel + figure.Columns].X);

    internal static double TickAngle(Axis axis, double width) =>
        axis.Categories.Count == 0 || axis.Categories.Max(name => Texts.Width(name)) + 6 <= width / axis.Categories.Count ? 0 : -40;

    private static bool Same(Axis one, Axis other) => one.Caption == other.Caption && one.Categories.SequenceEqual(other.Categories);

    private static double[] Domain(double from, double length, double whole) =>
        [Attributes.Round(Math.Max(0, from / whole)), Attributes.Round(Math.Min(1, (from + length) / whole))];

    private double LegendRows() => Math.Max(1, Math.Ceiling(figure.Names.Sum(name => Texts.Width(name) + 52) / (figure.Width - 40)));

    private double Room(int column, Func<Panel, int, double> of) =>
        figure.Panels.Select((panel, place) => place % figure.Columns == column ? of(panel, place) : 0).Max();

    private double RowRoom(int row, Func<Panel, int, double> of) => figure.Panels.Select((panel, place) => place / figure.Columns == row ? of(panel, place) : 0)
        .Max();

    private double RowRoom(int row, Func<Panel, double> of) => RowRoom(row, (panel, _) => of(panel));

    private double LabelsLeft(Panel panel, int place)
    {
        if (panel.Y.Categories.Count > 0) return SaysLeft(place) ? 6 : TickRoom + panel.Y.Categories.Max(name => Texts.Width(Texts.RowName(name)))
            + TitleRoom(panel.Y);
        return TickRoom + TickWidth(figure.VerticalRange(panel), panel.Y) + (SaysLeft(place) ? 0 : TitleRoom(panel.Y));
    }

    private double LabelsBelow(Panel panel, int place)
    {
        if (SaysBelow(place)) return panel.X.Categories.Count > 0 || figure.SharedX ? 4 : LineHeight;
        double slot = (figure.Width - 80.0) / figure.Columns;
        double labels = panel.X.Categories.Count > 0 && TickAngle(panel.X, slot) != 0 ? 0.66 * panel.X.Categories.Max(name => Texts.Width(name)) + 8
            : LineHeight;
        return labels + (panel.X.Caption.Length > 0 ? LineHeight + 6 : 0);
    }

    private static double TitleRoom(Axis axis) => axis.Caption.Length > 0 ? LineHeight + 12 : 0;

    private static double TitleAbove(Panel panel, int place) => panel.Title.Length > 0 ? LineHeight + 4 : 0;

    private static double ColourBar(Panel panel, int place) => panel.Series.Any(series => series is HeatMapSeries { ColourBar: true }) ? ColourBarRoom : 0;

    /// <summary>Tick labels of numbers: as wide as the widest end with the decimals that the steps need.</summary>
    private static double TickWidth(AxisRange range, Axis axis)
    {
        if (axis.Logarithmic) return Texts.Width("1000");
        int decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(Math.Max(1e-12, Math.Abs(range.High - range.Low) / 5))));
        string format = Invariant($"F{Math.Min(6, decimals)}");
        string[] ends = [range.Low.ToString(format, CultureInfo.InvariantCulture), range.High.ToString(format, CultureInfo.InvariantCulture)];
        return ends.Max(end => Texts.Width(end.Length > 6 && decimals == 0 ? "00.0k" : end));
    }
}
