using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Tests;

/// <summary>Small notebooks for tests.</summary>
internal static class NotebookText
{
    /// <summary>Writes a notebook of code cells: a source, or a source and a tag.</summary>
    public static string Write(string path, params (string Source, string? Tag)[] cells)
    {
        var json = new JsonObject
        {
            ["cells"] = new JsonArray(
                [.. cells.Index().Select(cell => Cell.NewCode(Invariant($"c{cell.Index}"), cell.Item.Source, cell.Item.Tag is { } tag ? [tag] : []).Json)]),
            ["metadata"] = new JsonObject(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        NotebookMetadata.AddMissing((JsonObject)json["metadata"]!);
        File.WriteAllText(path, NotebookJson.Write(json));
        return path;
    }

    public static string Markdown(string path, params string[] cells)
    {
        var json = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Index().Select(cell => (JsonNode)new JsonObject
            {
                ["cell_type"] = "markdown", ["id"] = Invariant($"m{cell.Index}"), ["metadata"] = new JsonObject(), ["source"] = cell.Item,
            })]),
            ["metadata"] = new JsonObject(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        File.WriteAllText(path, NotebookJson.Write(json));
        return path;
    }
}
