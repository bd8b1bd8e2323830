using Genex.Notebooks.Export;

namespace Genex.Notebooks.Tests.Export;

public class SiteTests
{
    [Theory]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(119.7, "2 min 00 s")]
    public void Durations_never_show_sixty_seconds(double seconds, string expected) => Assert.Equal(expected, PageInfo.Time(seconds));

    [Fact]
    public void Key_results_are_read_from_an_object_or_a_list()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse("""{"f1":{"value":0.123456,"low":0.1},"n":8}""");
        Assert.Equal([new KeyResult("f1", "0.1235", "low 0.1"), new KeyResult("n", "8", "")], KeyResult.Read(json));
        Assert.Equal([new KeyResult("a", "3 ms", "")], KeyResult.Read(System.Text.Json.Nodes.JsonNode.Parse("""[{"name":"a","value":3,"unit":"ms"}]""")));
    }

    [Fact]
    public async Task A_site_has_a_page_per_notebook_and_an_index_and_asks_for_nothing_from_outside()
    {
        using var folder = new TemporaryFolder();
        NotebookText.Markdown(folder["a.ipynb"], "# First\nWhat it is for.", "## One?\n$x^2$", "## Two?");
        NotebookText.Write(folder["b.ipynb"], ("var list = new List<int>(); // a comment\nlist.Add(1);", null));
        string index = await SiteExporter.ExportAsync([folder["a.ipynb"], folder["b.ipynb"]], folder["site"], new SiteOptions { Title = "T" });
        string page = File.ReadAllText(folder["site/a.html"]);
        Assert.Contains("<a href=\"#one\">One?</a>", page, StringComparison.Ordinal);
        Assert.Contains("x^2", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"t\">List</span>", File.ReadAllText(folder["site/b.html"]), StringComparison.Ordinal);
        Assert.Contains("What it is for.", File.ReadAllText(index), StringComparison.Ordinal);
        Assert.DoesNotContain("http", page + File.ReadAllText(index), StringComparison.Ordinal);
    }
}
