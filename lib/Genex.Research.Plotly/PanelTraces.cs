using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>The traces of one panel: one per series, more where plotly needs several.</summary>
internal sealed class PanelTraces(Figure figure, int place)
{
    private readonly Panel panel = figure.Panels[place];

    /// <summary>In drawing order; a panel of reference lines alone has one empty trace, without which plotly draws no axes.</summary>
    internal IEnumerable<Attributes> All()
    {
        yield return Place(
            new()
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["x"] = new double?[] { null },
                ["y"] = new double?[] { null },
                ["showlegend"] = false,
                ["hoverinfo"] = "skip"
            });
        bool oneLine = panel.Series.OfType<LineSeries>().Where(line => !line.Muted).Select(line => line.Name).Distinct().Count() == 1;
        BarSeries[] bars = [.. panel.Series.OfType<BarSeries>()];
        foreach (Series series in panel.Series)
        {
            SeriesStyle style = SeriesStyle.Of(figure, series);
            IEnumerable<Attributes> traces = series switch
            {
                LineSeries line => [LineTraces.Line(line, oneLine && !line.Muted ? style with { Dash = "solid" } : style)],
                BandSeries band => [LineTraces.Band(band, style)],
                ScatterSeries scatter => [LineTraces.Scatter(scatter, style)],
                IntervalSeries intervals => LineTraces.Intervals(intervals, style, panel.HorizontalRange),
                BarSeries bar => BarTraces.Bars(bar, style, Array.IndexOf(bars, bar), bars.Length),
                SpanSeries spans => [BarTraces.Spans(spans, style)],
                HeatMapSeries cells => [HeatMapTrace.Of(cells, figure, place)],
                _ => [], // reference lines belong to the layout
            };
            foreach (Attributes trace in traces) yield return Place(Named(trace, series));
        }
    }

    private Attributes Place(Attributes trace)
    {
        trace["xaxis"] = FigureLayout.AxisName("x", place);
        trace["yaxis"] = FigureLayout.AxisName("y", place);
        return trace;
    }

    /// <summary>The name, and one legend entry for it in the whole figure: where it appears first as something other than a band.</summary>
    private Attributes Named(Attributes trace, Series series)
    {
        Series? first = figure.Panels.SelectMany(one => one.Series).FirstOrDefault(one => one.Name == series.Name && one is not BandSeries);
        trace["name"] = Texts.Escape(series.Name);
        trace["legendgroup"] = series.Name.Length > 0 ? series.Name : null;
        if (!trace.ContainsKey("showlegend")) trace["showlegend"] = series.Name.Length > 0 && ReferenceEquals(first, series);
        return trace;
    }
}
