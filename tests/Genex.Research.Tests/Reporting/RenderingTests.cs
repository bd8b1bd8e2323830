using System.Buffers.Binary;
using System.Text.Json;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting;

public class RenderingTests
{
    private static JsonElement Render(Figure figure) => JsonDocument.Parse(FigureRenderer.Default.ToPlotlyJson(figure)).RootElement;

    private static Figure Lines(string title = "Learning curves", int width = 640) => new(
        title, "Two curves fall.",
        new Panel(new Axis("Epoch"), new Axis("Loss", "nats"), new LineSeries("training", [1, 2, 3], [0.7, 0.5, 0.3]),
            new LineSeries("validation", [1, 2, 3], [0.7, 0.6, 0.5]))
        { Title = "Loss <1" },
        new Panel(new Axis("Epoch"), Axis.Share("Macro-F1"), new LineSeries("validation", [1, 2, 3], [0.2, 0.3, 0.4]), ReferenceLine.AtY(0.1, "majority")))
    { Columns = 2, Width = width, Height = 320 };

    [Fact]
    public void A_name_has_one_colour_and_one_legend_entry_in_all_panels()
    {
        JsonElement[] traces = [.. Render(Lines()).GetProperty("data").EnumerateArray().Where(trace => trace.TryGetProperty("line", out _))];
        JsonElement[] validation = [.. traces.Where(trace => trace.GetProperty("name").GetString() == "validation")];
        Assert.Equal(2, validation.Length);
        Assert.Single(validation.Select(trace => trace.GetProperty("line").GetProperty("color").GetString()).Distinct());
        Assert.Equal([true, false], validation.Select(trace => trace.GetProperty("showlegend").GetBoolean()));
        Assert.Equal(["solid", "dash"], traces.Take(2).Select(trace => trace.GetProperty("line").GetProperty("dash").GetString()));
    }

    [Fact]
    public void The_data_arrive_unchanged()
    {
        JsonElement line = Render(Lines()).GetProperty("data").EnumerateArray().First(trace => trace.TryGetProperty("line", out _));
        Assert.Equal([0.7, 0.5, 0.3], line.GetProperty("y").EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public void Axes_carry_title_and_unit_and_texts_are_escaped()
    {
        JsonElement layout = Render(Lines()).GetProperty("layout");
        Assert.Equal("Loss (nats)", layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("<b>Loss &lt;1</b>", layout.GetProperty("annotations")[0].GetProperty("text").GetString());
        Assert.Equal(640, layout.GetProperty("width").GetInt32());
    }

    [Fact]
    public void Panels_do_not_overlap()
    {
        var figure = new Figure("Six", "Six panels.",
            [.. Enumerable.Range(0, 6)
            .Select(i => new Panel(new Axis("x"), new Axis("y"), new LineSeries("a", [0, 1], [0, i])) { Title = Invariant($"{i}") })])
        {
            Columns = 3,
            Height = 500
        };
        JsonElement layout = Render(figure).GetProperty("layout");
        double[][] across = [.. Enumerable.Range(1, 6).Select(i => Domain(layout, i == 1 ? "xaxis" : Invariant($"xaxis{i}")))],
        up = [.. Enumerable.Range(1, 6).Select(i => Domain(layout, i == 1 ? "yaxis" : Invariant($"yaxis{i}")))];
        for (int i = 0; i < 6; i++)
            for (int j = 0; j < i; j++)
                Assert.True(across[i][0] >= across[j][1] || across[j][0] >= across[i][1] || up[i][0] >= up[j][1] || up[j][0] >= up[i][1],
                    Invariant($"panels {i} and {j} overlap"));
    }

    [Fact]
    public void Undefined_values_are_written_as_such()
    {
        var figure = new Figure("F1", "Bars.", Axis.Of("", ["Joy", "Anger"]), Axis.Share("F1"), new BarSeries("B.1", [0.4, null]));
        string json = FigureRenderer.Default.ToPlotlyJson(figure);
        Assert.Contains("n/a", json, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_room_for_its_panels_says_so()
    {
        var figure = new Figure("Many", "Many panels.",
            [.. Enumerable.Range(0, 30).Select(_ => new Panel(new Axis("x"), new Axis("y"), new LineSeries("a", [0, 1], [0, 1])))])
        { Height = 300 };
        Assert.Contains("no room", Assert.Throws<ArgumentException>(() => FigureRenderer.Default.ToPlotlyJson(figure)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_figure_gives_the_same_text() =>
        Assert.Equal(FigureRenderer.Default.ToPlotlyJson(Lines()), FigureRenderer.Default.ToPlotlyJson(Lines()));

    [Fact]
    public void The_script_for_offline_pages_is_there() => Assert.InRange(FigureRenderer.Default.PlotlyScript.Length, 1_000_000, 10_000_000);

    [Fact]
    public void A_still_image_has_the_figures_size_and_comes_from_the_cache_the_second_time() => WithVariable("XDG_CACHE_HOME", TemporaryFolder(), () =>
    {
        IFigureRenderer drawing = FigureRenderer.Load(AppContext.BaseDirectory);
        Assert.Null(drawing.PngUnavailable);
        RenderedImage drawn = drawing.ToPng(Lines());
        Assert.True(drawn.Png is not null, drawn.Problem);
        Assert.Equal((640, 320), Size(drawn.Png));

        WithVariable("GENEX_BROWSER", "/nowhere/browser", () =>
        {
            IFigureRenderer blind = FigureRenderer.Load(AppContext.BaseDirectory);
            Assert.Equal(drawn.Png, blind.ToPng(Lines()).Png);
            Assert.Contains("GENEX_BROWSER", blind.ToPng(Lines("Another")).Problem, StringComparison.Ordinal);
        });
    });

    /// <summary>Any user of the machine could read this user's files through a browser that listens.</summary>
    [Fact]
    public void The_browser_listens_on_no_port() => WithVariable("XDG_CACHE_HOME", TemporaryFolder(), () =>
    {
        if (OperatingSystem.IsWindows()) return;
        string log = Path.Combine(TemporaryFolder(), "arguments"), browser = Path.Combine(Path.GetDirectoryName(log)!, "browser");
        File.WriteAllText(browser, $"#!/bin/sh\nprintf '%s\\n' \"$@\" > {log}\nls -l /proc/self/fd >> {log}\n");
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        WithVariable("GENEX_BROWSER", browser, () => FigureRenderer.Load(AppContext.BaseDirectory).ToPng(Lines()));
        string[] said = File.ReadAllLines(log);
        Assert.Contains("--remote-debugging-pipe", said);
        Assert.DoesNotContain(said, line => line.StartsWith("--remote-debugging-port", StringComparison.Ordinal));
        Assert.Equal(Environment.IsPrivilegedProcess, said.Contains("--no-sandbox"));
        Assert.Contains(said, line => line.Contains(" 3 -> ", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains(" 4 -> ", StringComparison.Ordinal));
    });

    [Fact]
    public void A_browser_that_ends_at_once_is_reported_in_one_line_and_not_tried_again() =>
        WithVariable("GENEX_BROWSER", "/bin/false", () => WithVariable("XDG_CACHE_HOME", TemporaryFolder(), () =>
    {
        IFigureRenderer renderer = FigureRenderer.Load(AppContext.BaseDirectory);
        string problem = renderer.ToPng(Lines()).Problem!;
        Assert.Contains("/bin/false ended at once", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        Assert.Equal(problem, renderer.PngUnavailable);
    }));

    [Fact]
    public void A_folder_without_the_renderer_is_named() =>
        Assert.Contains("Genex.Research.Plotly.dll", Assert.Throws<FileNotFoundException>(() => FigureRenderer.Load(TemporaryFolder())).Message,
            StringComparison.Ordinal);

    private static double[] Domain(JsonElement layout, string axis) =>
        [.. layout.GetProperty(axis).GetProperty("domain").EnumerateArray().Select(end => end.GetDouble())];

    private static (int Width, int Height) Size(byte[] png) =>
        (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    private static string TemporaryFolder() => Directory.CreateTempSubdirectory("genex-test-").FullName;

    private static void WithVariable(string name, string value, Action action)
    {
        string? before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
        try
        {
            action();
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }
}
