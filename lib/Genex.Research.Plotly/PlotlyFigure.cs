using Plotly.NET;
using Figure = Genex.Research.Reporting.Figure;

namespace Genex.Research.Plotly;

/// <summary>A figure as a chart of Plotly.NET, and as the JSON that plotly.js reads.</summary>
internal static class PlotlyFigure
{
    internal static string ToJson(Figure figure)
    {
        var grid = new PanelGrid(figure);
        Trace[] traces = [.. figure.Panels.SelectMany((panel, place) => new PanelTraces(figure, place).All()).Select(ToTrace)];
        var layout = new Layout();
        foreach ((string name, object value) in FigureLayout.Of(figure, grid)) layout.SetProperty(name, value);
        var config = new Config();
        config.SetProperty("displaylogo", false);

        GenericChart chart = GenericChart.ofTraceObjects(useDefaults: false, traces);
        return GenericChart.toJson(GenericChart.setConfig(config, GenericChart.setLayout(layout, chart)));
    }

    private static Trace ToTrace(Attributes attributes)
    {
        var trace = new Trace((string)attributes["type"]!);
        foreach ((string name, object value) in attributes)
            if (name != "type") trace.SetProperty(name, value);
        return trace;
    }
}
