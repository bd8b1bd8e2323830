using System.Globalization;
using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>Cells in shades, with a bar that explains them.</summary>
internal static class HeatMapTrace
{
    internal static Attributes Of(HeatMapSeries cells, Figure figure, int place)
    {
        double[] known = [.. cells.Values.SelectMany(row => row).OfType<double>()];
        double low = cells.Minimum ?? (known.Length > 0 ? known.Min() : 0), high = cells.Maximum ?? (known.Length > 0 ? known.Max() : 1);
        if (high <= low) high = low + 1;

        string[][]? texts = Written(cells);
        bool crowded = Math.Max(cells.Values.Count, cells.Values[0].Count) > 60;
        return new()
        {
            ["type"] = "heatmap",
            ["z"] = cells.Values.Select(row => Attributes.Round(row)).ToArray(),
            ["x"] = Enumerable.Range(0, cells.Values[0].Count).ToArray(),
            ["y"] = Enumerable.Range(0, cells.Values.Count).ToArray(),
            ["zmin"] = Attributes.Round(low),
            ["zmax"] = Attributes.Round(high),
            ["colorscale"] = Scale(Palette.Sequential),
            ["text"] = texts,
            ["texttemplate"] = texts is null ? null : "%{text}",
            ["xgap"] = crowded ? 0 : 1,
            ["ygap"] = crowded ? 0 : 1,
            ["hoverongaps"] = false,
            ["showscale"] = cells.ColourBar,
            ["showlegend"] = false,
            ["colorbar"] = cells.ColourBar ? ColourBar(cells, figure, place) : null,
        };
    }

    private static string[][]? Written(HeatMapSeries cells)
    {
        if (cells.Texts.Count > 0) return [.. cells.Texts.Select(row => row.Select(Texts.Escape).ToArray())];
        return cells.ValueFormat.Length == 0 ? null
            : [.. cells.Values.Select(row => row.Select(value => value?.ToString(cells.ValueFormat, CultureInfo.InvariantCulture) ?? "n/a").ToArray())];
    }

    private static object[][] Scale(IReadOnlyList<string> shades) =>
        [.. shades.Select((shade, place) => new object[] { Attributes.Round((double)place / (shades.Count - 1)), shade })];

    private static Attributes ColourBar(HeatMapSeries cells, Figure figure, int place)
    {
        var grid = new PanelGrid(figure);
        double[] x = grid.DomainX(place), y = grid.DomainY(place);
        return new()
        {
            ["title"] = new Attributes { ["text"] = Texts.Escape(cells.Name), ["side"] = "right" },
            ["x"] = Attributes.Round(x[1] + 8 / grid.PlotWidth),
            ["xanchor"] = "left",
            ["y"] = Attributes.Round((y[0] + y[1]) / 2),
            ["len"] = Attributes.Round(y[1] - y[0]),
            ["thickness"] = 12,
            ["outlinewidth"] = 0,
            ["ticks"] = "outside",
            ["nticks"] = 6,
        };
    }
}
