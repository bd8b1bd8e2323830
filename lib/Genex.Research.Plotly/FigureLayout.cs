using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>Everything of a figure that is not data: size, titles, axes, legend, reference lines, pictures.</summary>
internal static class FigureLayout
{
    internal static Attributes Of(Figure figure, PanelGrid grid)
    {
        var layout = new Attributes
        {
            ["width"] = figure.Width,
            ["height"] = figure.Height,
            ["autosize"] = false,
            ["font"] = new Attributes { ["family"] = Texts.Font, ["size"] = Texts.BodySize, ["color"] = Palette.Ink },
            ["paper_bgcolor"] = "#FFFFFF",
            ["plot_bgcolor"] = "#FFFFFF",
            ["barmode"] = "overlay",
            ["hovermode"] = "closest",
            ["margin"] = new Attributes
            { ["l"] = Math.Ceiling(grid.Left), ["r"] = Math.Ceiling(grid.Right), ["t"] = Math.Ceiling(grid.Top), ["b"] = Math.Ceiling(grid.Bottom) },
            ["title"] = Title(grid),
            ["showlegend"] = grid.Legend,
            ["legend"] = grid.Legend ? Legend(figure, grid) : null,
        };

        for (int panel = 0; panel < figure.Panels.Count; panel++)
        {
            layout[AxisName("xaxis", panel)] = PanelAxes.Horizontal(figure, grid, panel);
            layout[AxisName("yaxis", panel)] = PanelAxes.Vertical(figure, grid, panel);
        }

        Attributes[] captions = [.. figure.Panels.Select((panel, place) => Caption(panel, place)).OfType<Attributes>()];
        Attributes[] lines = [.. ReferenceLines(figure)];
        layout["annotations"] = captions.Length > 0 ? captions : null;
        layout["shapes"] = lines.Length > 0 ? lines : null;
        return layout;
    }

    /// <summary>"xaxis", "xaxis2", "xaxis3", …</summary>
    internal static string AxisName(string name, int panel) => panel == 0 ? name : Invariant($"{name}{panel + 1}");

    private static Attributes Title(PanelGrid grid) => new()
    {
        ["text"] = $"<b>{Texts.Lines(grid.TitleLines)}</b>",
        ["font"] = new Attributes { ["size"] = Texts.TitleSize },
        ["x"] = 0,
        ["xanchor"] = "left",
        ["yref"] = "container",
        ["y"] = 1,
        ["yanchor"] = "top",
        ["pad"] = new Attributes { ["l"] = 12, ["t"] = 12 + (grid.TitleLines.Count - 1) * 10 }, // plotly anchors the middle of several lines
    };

    private static Attributes Legend(Figure figure, PanelGrid grid) => new()
    {
        ["orientation"] = "h",
        ["xref"] = "container",
        ["x"] = Attributes.Round(8.0 / figure.Width),
        ["xanchor"] = "left",
        ["yref"] = "container",
        ["y"] = Attributes.Round(1 - (14 + grid.TitleLines.Count * (Texts.TitleSize + 5.0)) / figure.Height),
        ["yanchor"] = "top",
        ["itemwidth"] = 34,
    };

    private static Attributes? Caption(Panel panel, int place) => panel.Title.Length == 0 ? null : new()
    {
        ["text"] = $"<b>{Texts.Escape(panel.Title)}</b>",
        ["xref"] = $"{AxisName("x", place)} domain",
        ["yref"] = $"{AxisName("y", place)} domain",
        ["x"] = 0,
        ["xanchor"] = "left",
        ["y"] = 1,
        ["yanchor"] = "bottom",
        ["yshift"] = 3,
        ["showarrow"] = false,
        ["font"] = new Attributes { ["size"] = Texts.BodySize },
    };

    private static IEnumerable<Attributes> ReferenceLines(Figure figure)
    {
        var named = new HashSet<string>();
        for (int place = 0; place < figure.Panels.Count; place++)
        {
            Panel panel = figure.Panels[place];
            foreach (ReferenceLine line in panel.Series.OfType<ReferenceLine>())
            {
                AxisRange x = figure.HorizontalRange(panel), y = figure.VerticalRange(panel);
                (double from, double to) = (Math.Max(x.Low, y.Low), Math.Min(x.High, y.High));
                yield return new()
                {
                    ["type"] = "line",
                    ["name"] = Texts.Escape(line.Name),
                    ["showlegend"] = line.Name.Length > 0 && named.Add(line.Name),
                    ["legendgroup"] = line.Name,
                    ["xref"] = AxisName("x", place) + (line.Y is null ? "" : " domain"),
                    ["yref"] = AxisName("y", place) + (line.X is null ? "" : " domain"),
                    ["x0"] = line.Diagonal ? from : line.X ?? 0,
                    ["x1"] = line.Diagonal ? to : line.X ?? 1,
                    ["y0"] = line.Diagonal ? from : line.Y ?? 0,
                    ["y1"] = line.Diagonal ? to : line.Y ?? 1,
                    ["line"] = new Attributes { ["color"] = Palette.Grey, ["width"] = 1.5, ["dash"] = "dash" },
                };
            }
        }
    }
}
