using System.Text.Json.Nodes;
using Genex.Notebooks.Export;

namespace Genex.Notebooks.Tests.Export;

public class FindingsTests
{
    [Theory]
    [InlineData("Only **A.1** beats `majority`. The others do not.", "Only A.1 beats majority.")]
    [InlineData("A.1 reaches 0.5\nin both. \n\nMore.", "A.1 reaches 0.5 in both.")]
    [InlineData("No full stop at all", "No full stop at all")]
    [InlineData("", null)]
    public void A_notebook_answers_with_the_first_sentence_of_the_cell_that_is_tagged(string said, string? sentence)
    {
        using var folder = new TemporaryFolder();
        string path = NotebookText.Write(folder["07-a.ipynb"], ("1", null), ("2", "answer"));
        JsonNode notebook = JsonNode.Parse(File.ReadAllText(path))!;
        notebook["cells"]![1]!["outputs"] = new JsonArray(new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { ["text/markdown"] = said },
        });
        File.WriteAllText(path, notebook.ToJsonString());
        Assert.Equal(sentence is null ? [] : [("07-a", sentence)], Findings.Of([path]));
    }
}
