using System.Text.Json.Nodes;

namespace Genex.Notebooks.Tests.Kernel;

/// <summary>The library by its path on Microsoft's own kernel.</summary>
public class OtherKernelTests
{
    private static readonly string Library = Path.Combine(Repository.Root, "artifacts", "lib");

    private static readonly string Load = $"""
        #r "{Library}/Genex.Research.dll"
        #r "{Library}/Genex.Research.Interactive.dll"
        using Genex.Research.Reporting;
        Genex.Research.Interactive.KernelExtension.Load();
        """;

    [OtherKernelFact]
    public async Task A_directive_lists_runs_studies_and_results_and_says_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["my studies/a/Truth"]);
        File.WriteAllText(folder["my studies/a/Truth/truth.json"], "{}");
        Directory.CreateDirectory(folder["runs"]);
        JsonArray[] cells = await OtherKernel.RunAsync(folder.Path, Load, "#!genex", $"#!genex runs {folder["runs"]}", "#!genex runs nowhere",
            "#!genex studies \"my studies\"", "#!genex results", "new KeyResults(new KeyResult(\"accuracy\", 0.5), new KeyResult(\"offset\", null, \"ms\"))",
            "#!genex results", "#!genex nonsense", "Genex.Research.Interactive.KernelExtension.Load();\n#!genex results");
        string[] texts = [.. cells.Select(OtherKernel.Text)];
        Assert.Equal("", texts[0]);
        Assert.All((string[])["#!genex runs [FOLDER]", "#!genex studies [FOLDER]", "#!genex results"],
            line => Assert.Contains(line, texts[1], StringComparison.Ordinal));
        Assert.Contains("No run in it is finished.", texts[2], StringComparison.Ordinal);
        Assert.StartsWith("There is no folder nowhere. Name the folder of runs", texts[3], StringComparison.Ordinal);
        Assert.Contains("(simulated data)", texts[4], StringComparison.Ordinal);
        Assert.Contains("exports and videos  simulated", texts[4], StringComparison.Ordinal);
        Assert.StartsWith("No key result has been shown in this session yet", texts[5], StringComparison.Ordinal);
        foreach (JsonArray cell in (JsonArray[])[cells[7], cells[9]])
        {
            JsonNode data = Assert.Single(cell)!["data"]!;
            Assert.Contains("<table>", data["text/html"]!.ToString(), StringComparison.Ordinal);
            // That kernel hands JSON types over as text.
            JsonNode? result = JsonNode.Parse(data["application/vnd.genex.results+json"]!.ToString())!["results"]![0];
            Assert.Equal(("accuracy", 0.5), (result!["name"]!.ToString(), (double)result["value"]!));
        }
        Assert.Equal("#!genex has no word \"nonsense\"; there are runs, studies, results.", texts[8]);
    }

    /// <summary>That kernel's own handle loses what it has shown; the library's does not.</summary>
    [OtherKernelFact]
    public async Task A_live_display_changes_in_its_place()
    {
        using var folder = new TemporaryFolder();
        JsonArray[] cells = await OtherKernel.RunAsync(folder.Path, Load,
            "var live = LiveDisplay.Show(\"starting…\");\nlive.Update(1);\n"
                + "await Task.Run(() => live.Update(new Table(\"T\", [Column.Text(\"a\")], [[\"x\"]])));",
            "live.Update(3);", "1.Display(); display(2);");
        JsonNode?[] shown = [.. cells[1], .. cells[2]];
        Assert.Equal(["display_data", "update_display_data", "update_display_data", "update_display_data"], shown.Select(one => one!["kind"]!.ToString()));
        Assert.Single(shown.Select(one => one!["id"]!.ToString()).Distinct(StringComparer.Ordinal));
        Assert.StartsWith("<table>", shown[2]!["data"]!["text/html"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, cells[3].Count);
    }

    [OtherKernelFact]
    public async Task Deedle_works_as_a_package_beside_the_library()
    {
        using var folder = new TemporaryFolder();
        JsonArray[] cells = await OtherKernel.RunAsync(folder.Path, Load, "#r \"nuget: Deedle, 8.1.0\"", """
            using Deedle;
            var frame = Frame.FromColumns(new Dictionary<string, Series<int, double>> { ["gaze"] = new(new[] { 0, 1 }, new[] { 1.5, double.NaN }) });
            frame
            """, "frame[\"gaze\"]");
        JsonNode data = Assert.Single(cells[2])!["data"]!;
        Assert.StartsWith("<table>", data["text/html"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 rows.", data["text/plain"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.5", OtherKernel.Text(cells[3]), StringComparison.Ordinal);
    }
}
