using Genex.Notebooks.Documents;
using Genex.Notebooks.Running;

namespace Genex.Notebooks.Tests.Running;

/// <summary>Plotly.NET's own package for notebooks. What it is built on asks for several versions of FSharp.Core, and its formatter comes as an extension of
/// .NET Interactive.</summary>
public class PlotlyNetTests
{
    [Fact]
    public async Task Its_charts_are_drawn_where_somebody_asks_for_one()
    {
        using var folder = new TemporaryFolder();
        string file = NotebookText.Write(folder["n.ipynb"], ("#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"", null),
            ("using Plotly.NET.CSharp;\nvar chart = Chart.Line<int, int, string>(x: new[] { 1, 2, 3 }, y: new[] { 4, 5, 6 });\nchart", null),
            ("display(chart);", null));
        NotebookOutcome outcome = Assert.Single(await NotebookRunner.RunAsync([file], new RunOptions { OutputFolder = folder["out"] }));
        Assert.Equal((RunStatus.Ok, null), (outcome.Status, outcome.Problem));
        string[] cells = [.. Notebook.Load(outcome.OutputFile).Cells.Select(cell => cell.Outputs.ToJsonString())];
        Assert.DoesNotContain("stderr", cells[0], StringComparison.Ordinal);
        Assert.All(cells[1..], cell => Assert.Contains("Plotly chart will be drawn", cell, StringComparison.Ordinal));
    }
}
