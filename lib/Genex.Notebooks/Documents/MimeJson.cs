using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>The value of a MIME type that ends in <c>+json</c>: JSON, or, where .NET Interactive's kernel executed the notebook, a text that holds
/// it.</summary>
internal static class MimeJson
{
    /// <summary>Reads either form.</summary>
    /// <returns>The JSON; null where there is none.</returns>
    public static JsonNode? Read(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
            return node;
        try
        {
            return JsonNode.Parse(value.GetValue<string>());
        }
        catch (JsonException)
        {
            return node; // A text, and no JSON inside.
        }
    }
}
