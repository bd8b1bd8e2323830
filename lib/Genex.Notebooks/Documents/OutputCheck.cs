using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>Checks one output of a code cell against the four kinds of nbformat 4.5.</summary>
internal static class OutputCheck
{
    public static void Check(JsonNode? node, string place, string file)
    {
        if (node is not JsonObject output)
            throw new NotebookFormatException(file, place, $"is {NotebookReader.Describe(node)}, expected an object");
        switch (NotebookReader.Text(output["output_type"]))
        {
            case "stream":
                RequireText(output, "name", place, file);
                if (MultilineText.Read(output["text"]) is null)
                    throw Wrong(output, "text", "text or a list of texts", place, file);
                break;
            case "display_data" or "execute_result":
                if (output["data"] is not JsonObject)
                    throw Wrong(output, "data", "an object", place, file);
                if (output["metadata"] is not null and not JsonObject)
                    throw Wrong(output, "metadata", "an object", place, file);
                break;
            case "error":
                RequireText(output, "ename", place, file);
                RequireText(output, "evalue", place, file);
                if (output["traceback"] is not JsonArray lines || lines.Any(line => NotebookReader.Text(line) is null))
                    throw Wrong(output, "traceback", "a list of texts", place, file);
                break;
            default:
                throw Wrong(output, "output_type", "stream, display_data, execute_result or error", place, file);
        }
    }

    private static void RequireText(JsonObject output, string name, string place, string file)
    {
        if (NotebookReader.Text(output[name]) is null)
            throw Wrong(output, name, "text", place, file);
    }

    private static NotebookFormatException Wrong(JsonObject output, string name, string expected, string place, string file) =>
        new(file, $"{place}, '{name}'", $"is {NotebookReader.Describe(output[name])}, expected {expected}");
}
