using System.Text.Json.Nodes;
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
        Assert.Equal([new KeyResult("f1", "0.123", "low 0.100"), new KeyResult("n", "8", "")], KeyResult.Read(json));
        Assert.Equal([new KeyResult("a", "3 ms", "")], KeyResult.Read(System.Text.Json.Nodes.JsonNode.Parse("""[{"name":"a","value":3,"unit":"ms"}]""")));
    }

    [Theory]
    [InlineData("-5.802e-4", "-0.001")]
    [InlineData("-0.0002", "0.000")]
    [InlineData("0.41249", "0.412")]
    [InlineData("12.345", "12.3")]
    [InlineData("471", "471")]
    [InlineData("25557032", "25,557,032")]
    [InlineData("431.7", "432")]
    public void Numbers_have_as_many_digits_as_a_reader_can_use(string value, string shown) =>
        Assert.Equal(shown, KeyResult.Read(System.Text.Json.Nodes.JsonNode.Parse($$"""{"a":{{value}}}"""))[0].Value);

    [Fact]
    public async Task The_front_page_has_a_question_its_answer_and_a_picture_for_each_notebook()
    {
        using var folder = new TemporaryFolder();
        NotebookText.Markdown(folder["a.ipynb"], "# First\n\nWhat it is for.", "## Does it help?");
        var notebook = Genex.Notebooks.Documents.Notebook.Load(folder["a.ipynb"]);
        JsonArray cells = (JsonArray)notebook.Json["cells"]!;
        cells.Add(Cell("""{"image/png":"iVBORw0KGgo=","text/plain":"A curve rises."}""", """{"text/markdown":"It **does** help."}"""));
        cells.Add(JsonNode.Parse("""{"cell_type":"markdown","id":"m9","metadata":{},"source":"## Key results"}"""));
        cells.Add(Cell("""{"text/markdown":"**Caveats.** Simulated data."}"""));
        notebook.Save(folder["a.ipynb"]);

        string index = File.ReadAllText(await SiteExporter.ExportAsync([folder["a.ipynb"]], folder["site"], new SiteOptions()));
        Assert.Contains("<p class=\"question\">Does it help?</p>", index, StringComparison.Ordinal);
        Assert.Contains("It <strong>does</strong> help.", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Caveats", index, StringComparison.Ordinal);
        Assert.Contains("alt=\"A curve rises.\" src=\"images/a-front.png\"", index, StringComparison.Ordinal);
        Assert.Equal(Convert.FromBase64String("iVBORw0KGgo="), File.ReadAllBytes(folder["site/images/a-front.png"]));
    }

    [Fact]
    public async Task A_damaged_picture_is_told_on_the_page_and_stays_off_the_front_page()
    {
        using var folder = new TemporaryFolder();
        NotebookText.Markdown(folder["a.ipynb"], "# First", "## Does it help?");
        var notebook = Genex.Notebooks.Documents.Notebook.Load(folder["a.ipynb"]);
        ((JsonArray)notebook.Json["cells"]!).Add(Cell("""{"image/png":"iVBOR}0KGgo=","text/plain":"A curve."}""", """{"text/markdown":"It does."}"""));
        notebook.Save(folder["a.ipynb"]);

        string index = File.ReadAllText(await SiteExporter.ExportAsync([folder["a.ipynb"]], folder["site"], new SiteOptions()));
        Assert.Contains("It does.", index, StringComparison.Ordinal);
        Assert.DoesNotContain("a-front", index, StringComparison.Ordinal);
        Assert.Contains("holds this picture damaged", File.ReadAllText(folder["site/a.html"]), StringComparison.Ordinal);
    }

    /// <summary>.NET Interactive's kernel gives every type that ends in +json as a text, but application/json.</summary>
    [Fact]
    public async Task Charts_and_key_results_that_another_kernel_wrote_as_texts_are_shown()
    {
        using var folder = new TemporaryFolder();
        NotebookText.Markdown(folder["a.ipynb"], "# First");
        var notebook = Genex.Notebooks.Documents.Notebook.Load(folder["a.ipynb"]);
        string figure = """{"data":[{"type":"scatter","x":[1],"y":[2]}],"layout":{"title":{"text":"A </script> title"}}}""";
        string results = """{"results":[{"name":"macro-F1","value":0.5}]}""";
        JsonObject cell = Cell("""{"text/plain":"chart"}""", """{"text/plain":"results"}""");
        cell["outputs"]![0]!["data"]!["application/vnd.plotly.v1+json"] = figure;
        cell["outputs"]![1]!["data"]!["application/vnd.genex.results+json"] = results;
        ((JsonArray)notebook.Json["cells"]!).Add(cell);
        notebook.Save(folder["a.ipynb"]);

        string index = File.ReadAllText(await SiteExporter.ExportAsync([folder["a.ipynb"]], folder["site"], new SiteOptions()));
        Assert.Contains("<dt>macro-F1</dt><dd>0.500</dd>", index, StringComparison.Ordinal);
        string page = File.ReadAllText(folder["site/a.html"]);
        const string Opening = "<script type=\"application/json\">";
        int from = page.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        var shown = JsonNode.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]);
        Assert.Equal("A </script> title", shown!["layout"]!["title"]!["text"]!.ToString());
        Assert.Contains("<th scope=\"row\">macro-F1</th>", page, StringComparison.Ordinal);
    }

    private static JsonObject Cell(params string[] data) => new JsonObject
    {
        ["cell_type"] = "code",
        ["execution_count"] = 1,
        ["id"] = $"c{data.Length}",
        ["metadata"] = new JsonObject(),
        ["source"] = "1",
        ["outputs"] = new JsonArray([.. data.Select(one => new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = JsonNode.Parse(one),
        })]),
    };

    [Fact]
    public async Task A_notebook_called_index_and_notebooks_of_one_name_have_pages_of_their_own()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["more"]);
        string[] files = [folder["index.ipynb"], folder["a.ipynb"], folder["more/A.ipynb"], folder["a-2.ipynb"]];
        foreach (string file in files) NotebookText.Markdown(file, $"# Of {Path.GetRelativePath(folder[""], file)}");
        string front = File.ReadAllText(await SiteExporter.ExportAsync(files, folder["site"], new SiteOptions { Title = "All" }));
        string[] pages = ["index-2.html", "a.html", "A-2.html", "a-2-2.html"];
        foreach ((string page, string file) in pages.Zip(files))
        {
            Assert.Contains($"Of {Path.GetRelativePath(folder[""], file)}", File.ReadAllText(folder[$"site/{page}"]), StringComparison.Ordinal);
            Assert.Contains($"href=\"{page}\"", front, StringComparison.Ordinal);
        }
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
        // "http-equiv" is how a page gives itself a policy, and asks for nothing.
        Assert.DoesNotContain("http", (page + File.ReadAllText(index)).Replace("http-equiv=", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
