using System.IO.Compression;
using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Running;
using Genex.Notebooks.Tests.Kernel;

namespace Genex.Notebooks.Tests.Running;

/// <summary>The package of the library, made and used as a reader would: from a folder that serves as a source, in a notebook.</summary>
public class ResearchPackageTests(PackedLibrary package) : IClassFixture<PackedLibrary>
{
    private const string Frame = """
        using Deedle;
        Frame.FromColumns(new Dictionary<string, Series<int, double>> { ["gaze"] = new(new[] { 0, 1 }, new[] { 1.5, 2 }) })
        """;

    private const string Results = "new KeyResults(new KeyResult(\"accuracy\", 0.5))";

    private string Load => $"""
        #i "nuget: {package.Feed}"
        #r "nuget: Genex.Research, {package.Version}"
        using Genex.Research.Experiments;
        using Genex.Research.Reporting;
        """;

    [Fact]
    public async Task The_library_works_from_its_package()
    {
        using var folder = new TemporaryFolder();
        string file = NotebookText.Write(folder["n.ipynb"], (Load, null),
            ("foreach (var item in WorkingEnvironment.Inspect(\"nowhere\")) Console.WriteLine($\"{item.Item} {item.Fine}\");", null),
            ("Console.WriteLine(FigureRenderer.Default.GetType().Name);", null), ("#!genex", null), (Results, null), ("#!genex results", null), (Frame, null));
        NotebookOutcome outcome = Assert.Single(await NotebookRunner.RunAsync([file], new RunOptions { OutputFolder = folder["out"] }));
        Assert.Equal((RunStatus.Ok, null), (outcome.Status, outcome.Problem));
        string[] cells = [.. Notebook.Load(outcome.OutputFile).Cells.Select(cell => cell.Outputs.ToJsonString())];
        string shown = string.Concat(cells);
        Assert.All((string[])["Tensors True", "Video True", "PlotlyRenderer", "#!genex studies [FOLDER]", "2 rows."],
            expected => Assert.Contains(expected, shown, StringComparison.Ordinal));
        Assert.All(cells[^3..^1], cell => Assert.Contains("\"name\":\"accuracy\",\"value\":0.5", cell, StringComparison.Ordinal));
    }

    [OtherKernelFact]
    public async Task It_alone_brings_what_notebooks_need_on_the_other_kernel_too()
    {
        using var folder = new TemporaryFolder();
        JsonArray[] cells = await OtherKernel.RunAsync(folder.Path, Load,
            "foreach (var item in WorkingEnvironment.Inspect(\"nowhere\")) Console.WriteLine($\"{item.Item} {item.Fine}\");",
            "Console.WriteLine(FigureRenderer.Default.GetType().Name);", "#!genex", Results, "#!genex results", Frame);
        string[] texts = [.. cells.Select(OtherKernel.Text)];
        string shown = string.Join('\n', texts);
        Assert.All((string[])["Tensors True", "Video True", "PlotlyRenderer", "#!genex studies [FOLDER]", "2 rows."],
            expected => Assert.Contains(expected, shown, StringComparison.Ordinal));
        Assert.Equal(texts[4], texts[5]);
        Assert.Contains("accuracy", texts[5], StringComparison.Ordinal);
    }

    /// <summary>A second copy of an assembly that the kernel has would have types of its own.</summary>
    [Fact]
    public void It_holds_nothing_that_a_notebook_kernel_brings()
    {
        using ZipArchive archive = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(package.Feed)));
        string[] names = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Contains("lib/net10.0/Genex.Research.Interactive.dll", names);
        Assert.DoesNotContain(names, name => Path.GetFileName(name).StartsWith("Microsoft.", StringComparison.Ordinal)
            || Path.GetFileName(name).StartsWith("System.", StringComparison.Ordinal));
        Assert.Equal(["Microsoft.DotNet.Interactive.Formatting.dll"],
            Directory.GetFiles(Path.Combine(Repository.Root, "artifacts", "lib"), "Microsoft.DotNet.*.dll").Select(Path.GetFileName));
    }
}
