using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>One cell: a view on its JSON, so that fields this host does not know stay where they are.</summary>
public sealed class Cell
{
    internal Cell(JsonObject json) => Json = json;

    /// <summary>The cell's JSON, checked when the notebook was read.</summary>
    public JsonObject Json { get; }

    /// <summary>The cell's id, unique in its notebook.</summary>
    public string Id => Json["id"]!.GetValue<string>();

    /// <summary>Code, Markdown or raw.</summary>
    public CellKind Kind => Json["cell_type"]!.GetValue<string>() switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    /// <summary>The source as one string.</summary>
    public string Source => MultilineText.Read(Json["source"])!;

    /// <summary>The cell's metadata, made when it is not there.</summary>
    public JsonObject Metadata => Json["metadata"] as JsonObject ?? (JsonObject)(Json["metadata"] = new JsonObject());

    /// <summary>The tags in the metadata; empty when there are none.</summary>
    public IReadOnlyList<string> Tags => Json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(tag => tag!.GetValue<string>())] : [];

    /// <summary>The outputs of a code cell, in order; empty and detached for another kind.</summary>
    public JsonArray Outputs => Json["outputs"] as JsonArray ?? [];

    /// <summary>The language a code cell is written in, as Polyglot Notebooks records it: <c>csharp</c> where nothing is said.</summary>
    public string Language =>
        Json["metadata"]?["polyglot_notebook"]?["kernelName"]?.ToString() ?? Json["metadata"]?["dotnet_interactive"]?["language"]?.ToString() ?? "csharp";

    /// <summary>The execution number of a code cell; null before it ran.</summary>
    public int? ExecutionCount
    {
        get => Json["execution_count"]?.GetValue<int>();
        set => Json["execution_count"] = value;
    }

    /// <summary>Whether the cell carries the tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag);

    /// <summary>Replaces the outputs of a code cell; adopts the nodes given.</summary>
    public void SetOutputs(IEnumerable<JsonObject> outputs) => Json["outputs"] = new JsonArray([.. outputs]);

    /// <summary>A new code cell with C# metadata as Polyglot Notebooks writes it.</summary>
    /// <param name="id">An id that the notebook does not have yet.</param>
    /// <param name="source">The code.</param>
    /// <param name="tags">Tags for its metadata.</param>
    public static Cell NewCode(string id, string source, params string[] tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
        };
        if (tags.Length > 0)
            metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        return new Cell(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = MultilineText.Write(source),
        });
    }
}
