using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>Lines, points, bands, intervals and labels: plotly's scatter traces.</summary>
internal static class LineTraces
{
    internal static Attributes Line(LineSeries line, SeriesStyle style) => new()
    {
        ["type"] = "scatter",
        ["mode"] = line.Markers && !line.Muted ? "lines+markers" : "lines",
        ["x"] = Attributes.Round(line.X),
        ["y"] = Attributes.Round(line.Y),
        ["line"] = new Attributes { ["color"] = style.Colour, ["dash"] = style.Dash, ["width"] = line.Muted ? 1 : 2, ["shape"] = "linear" },
        ["marker"] = line.Markers && !line.Muted ? new Attributes { ["color"] = style.Colour, ["symbol"] = style.Marker, ["size"] = 6 } : null,
    };

    internal static Attributes Band(BandSeries band, SeriesStyle style) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["x"] = Attributes.Round(band.X.Concat(band.X.Reverse())),
        ["y"] = Attributes.Round(band.High.Concat(band.Low.Reverse())),
        ["fill"] = "toself",
        ["fillcolor"] = style.Faint(0.2),
        ["line"] = new Attributes { ["width"] = 0 },
        ["hoverinfo"] = "skip",
        ["showlegend"] = false,
    };

    internal static Attributes Scatter(ScatterSeries scatter, SeriesStyle style) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "markers",
        ["x"] = Attributes.Round(scatter.X),
        ["y"] = Attributes.Round(scatter.Y),
        ["text"] = scatter.Labels.Count > 0 ? scatter.Labels.Select(Texts.Escape).ToArray() : null,
        ["hovertemplate"] = scatter.Labels.Count > 0 ? "%{text}<br>%{x}, %{y}<extra></extra>" : null,
        ["cliponaxis"] = false,
        ["marker"] = new Attributes
        {
            ["color"] = scatter.Muted ? "rgba(0,0,0,0)" : style.Colour,
            ["symbol"] = style.Marker,
            ["size"] = scatter.Size,
            ["line"] = new Attributes { ["color"] = style.Colour, ["width"] = 1 },
        },
    };

    internal static IEnumerable<Attributes> Intervals(IntervalSeries intervals, SeriesStyle style, AxisRange range)
    {
        int[] known = [.. Places(intervals, present: true)], missing = [.. Places(intervals, present: false)];
        yield return new()
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = Attributes.Round(known.Select(place => intervals.Points[place])),
            ["y"] = Attributes.Round(known.Select(place => intervals.Rows[place])),
            ["cliponaxis"] = false,
            ["marker"] = new Attributes { ["color"] = style.Colour, ["symbol"] = style.Marker, ["size"] = 9 },
            ["error_x"] = intervals.Low.Count == 0 ? null : new Attributes
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = Attributes.Round(known.Select(place => intervals.High[place] - intervals.Points[place] ?? 0)),
                ["arrayminus"] = Attributes.Round(known.Select(place => intervals.Points[place] - intervals.Low[place] ?? 0)),
                ["color"] = style.Colour,
                ["thickness"] = 2,
                ["width"] = 4,
            },
        };
        if (missing.Length > 0) yield return NotAvailable(missing.Select(_ => range.Low), missing.Select(place => intervals.Rows[place]), "middle right");
    }

    /// <summary>"n/a" where a value is undefined.</summary>
    internal static Attributes NotAvailable(IEnumerable<double> x, IEnumerable<double> y, string position)
    {
        double[] places = Attributes.Round(x);
        return new()
        {
            ["type"] = "scatter",
            ["mode"] = "text",
            ["x"] = places,
            ["y"] = Attributes.Round(y),
            ["text"] = places.Select(_ => " n/a").ToArray(),
            ["textposition"] = position,
            ["textfont"] = new Attributes { ["size"] = Texts.BodySize - 2, ["color"] = "#666666" },
            ["cliponaxis"] = false,
            ["hoverinfo"] = "skip",
            ["showlegend"] = false,
        };
    }

    private static IEnumerable<int> Places(IntervalSeries intervals, bool present) =>
        Enumerable.Range(0, intervals.Points.Count).Where(place => intervals.Points[place].HasValue == present);
}
