using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>nbformat's multi-line string: on disk a list of lines that keep their line ends, or one string; in memory one string.</summary>
public static class MultilineText
{
    /// <summary>Reads either form.</summary>
    /// <returns>The text, or null where the node is neither a string nor a list of strings.</returns>
    public static string? Read(JsonNode? node)
    {
        if (node is JsonValue value)
            return value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        if (node is not JsonArray lines || lines.Any(line => line?.GetValueKind() != JsonValueKind.String))
            return null;
        return string.Concat(lines.Select(line => line!.GetValue<string>()));
    }

    /// <summary>The form on disk: one string per line, each with its line end except perhaps the last; an empty list for no text.</summary>
    public static JsonArray Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }
        return lines;
    }
}
