using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>The metadata of a C# notebook that Polyglot Notebooks, Jupyter and this host all understand.</summary>
public static class NotebookMetadata
{
    /// <summary>Writes kernelspec <c>.net-csharp</c>, the language and Polyglot Notebooks' kernel list where they are missing; changes nothing that is
    /// there.</summary>
    public static void AddMissing(JsonObject metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        metadata["kernelspec"] ??= new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };
        metadata["language_info"] ??= new JsonObject { ["name"] = "polyglot-notebook" };
        metadata["polyglot_notebook"] ??= new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = "csharp", ["name"] = "csharp" }),
            },
        };
    }
}
