using System.Buffers.Binary;
using System.Text.Json;
using Deedle;
using Genex.Research.Reporting;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;

namespace Genex.Research.Tests.Reporting;

public class NotebookFormTests
{
    private static readonly Figure Example = new("Loss", "It falls.", new Axis("Epoch"), new Axis("Loss", "nats"), new LineSeries("loss", [1, 2], [0.5, 0.4]));

    [Fact]
    public void A_figure_is_shown_interactive_still_and_in_words()
    {
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Figure)).Order());
        Assert.Equal("Loss: It falls.", Example.ToDisplayString("text/plain"));
        using JsonDocument interactive = JsonDocument.Parse(Example.ToDisplayString("application/vnd.plotly.v1+json"));
        Assert.True(interactive.RootElement.TryGetProperty("layout", out _));
        Assert.Equal(800, BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(Example.ToDisplayString("image/png")).AsSpan(16)));
    }

    [Fact]
    public void Key_results_are_json_a_table_and_text()
    {
        var results = new KeyResults(new KeyResult("macro-F1 of B.1", 0.4125), new KeyResult("clock offset", 12, "ms"), new KeyResult("macro-F1 of A.1", null));
        Assert.Equal([KeyResults.MimeType, "text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(KeyResults)).Order());
        Assert.Equal(
            """{"results":[{"name":"macro-F1 of B.1","value":0.4125,"unit":""},{"name":"clock offset","value":12,"unit":"ms"},"""
                + """{"name":"macro-F1 of A.1","value":null,"unit":""}]}""",
            results.ToDisplayString(KeyResults.MimeType));
        Assert.Contains("n/a", results.ToDisplayString("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_results_have_one_name_each() => Assert.Throws<ArgumentException>(() => new KeyResults(new KeyResult("a", 1), new KeyResult("a", 2)));

    [Fact]
    public void A_table_is_html_and_text()
    {
        var table = new Table("T", [Column.Text("a")], [["x"]]);
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Table)).Order());
        Assert.StartsWith("<table>", table.ToDisplayString("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_is_cut_with_a_count_and_missing_is_said()
    {
        Frame<int, string> frame = Frame.FromColumns(new Dictionary<string, Series<int, double>>
        {
            ["gsr"] = new(Enumerable.Range(0, 50), Enumerable.Range(0, 50).Select(i => i / 3.0)),
            ["gaze"] = new([0, 2], [1.5, 2.5]),
        });
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(frame.GetType()).Order());
        string text = frame.ToDisplayString("text/plain");
        Assert.Contains("50 rows, 2 columns; the first 20 rows are shown.", text, StringComparison.Ordinal);
        Assert.Contains("n/a", text, StringComparison.Ordinal);
        Assert.Contains("0.3333", text, StringComparison.Ordinal);
        Assert.StartsWith("<table>", frame.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("2 rows.", new Series<string, int>(["a", "b"], [1, 2]).ToDisplayString("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_says_type_shape_device_and_values()
    {
        using torch.Tensor small = torch.tensor(new float[,] { { 1, 2 }, { 3, 4 } }), large = torch.arange(1000, torch.float32).reshape(10, 100),
        none = torch.zeros(0, 3);
        Assert.StartsWith("float32 (2, 2) on cpu", small.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Contains("from 0 to 999, mean 499.5", large.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Contains("empty", none.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Equal(["text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(torch.Tensor)));
    }

    [Fact]
    public void An_image_grid_is_one_picture_no_wider_than_a_page()
    {
        using var frame = new OpenCvSharp.Mat(120, 160, OpenCvSharp.MatType.CV_8UC3, OpenCvSharp.Scalar.Gray);
        byte[] file = frame.ImEncode(".jpg");
        var grid = new ImageGrid("Sample frames", "Twelve grey frames.", Enumerable.Range(0, 12)
            .Select(i => new CaptionedImage(file, Invariant($"LE 3299, {i} s"))), columns: 6);
        byte[] png = Convert.FromBase64String(grid.ToDisplayString("image/png"));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 600, Figure.MaximumWidth);
    }
}
