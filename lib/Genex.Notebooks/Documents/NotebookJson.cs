using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>
/// Writes JSON the way Jupyter does (one space of indent, characters beyond ASCII as they are, a final line end), so that a saved notebook differs from its
/// predecessor only where it changed. A value that was read and not touched keeps the very characters it had: <c>1.0</c> stays <c>1.0</c>.
/// </summary>
public static class NotebookJson
{
    /// <summary>The document as text with a final line end.</summary>
    public static string Write(JsonNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        WriteNode(text, document, 0);
        return text.Append('\n').ToString();
    }

    private static void WriteNode(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                WriteList(text, '{', '}', depth, [.. members], member =>
                {
                    WriteString(text, member.Key);
                    text.Append(": ");
                    WriteNode(text, member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                WriteList(text, '[', ']', depth, [.. items], item => WriteNode(text, item, depth + 1));
                break;
            case JsonValue value when value.TryGetValue<JsonElement>(out JsonElement read):
                text.Append(read.GetRawText());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void WriteList<T>(StringBuilder text, char open, char close, int depth, T[] items, Action<T> writeItem)
    {
        text.Append(open);
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', depth + 1);
            writeItem(items[i]);
        }
        if (items.Length > 0)
            text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (pair)
                text.Append(c).Append(value[++i]);
            else if (c < ' ' || c is '"' or '\\' || char.IsSurrogate(c))
                text.Append(Escape(c));
            else
                text.Append(c);
        }
        text.Append('"');
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => Invariant($"\\u{(int)c:x4}"),
    };
}
