using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>Reads nbformat 4 and checks what the rest of the host relies on; every refusal names the place.</summary>
internal static class NotebookReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 512 };

    /// <summary>Reads the bytes of a notebook.</summary>
    /// <param name="bytes">The file's content, UTF-8 with or without a mark.</param>
    /// <param name="file">The file's name, for errors.</param>
    public static Notebook Read(byte[] bytes, string file)
    {
        try
        {
            string text = StrictUtf8.GetString(bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0));
            if (JsonNode.Parse(text, documentOptions: Strict) is not JsonObject json)
                throw new NotebookFormatException(file, "line 1", "the document is not a JSON object");
            Touch(json);
            Check(json, file);
            return new Notebook(json);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new NotebookFormatException(file, Invariant($"byte {invalid.Index}"), "is not UTF-8", invalid);
        }
        catch (JsonException invalid)
        {
            string place = invalid.LineNumber is { } line ? Invariant($"line {line + 1}, byte {invalid.BytePositionInLine + 1}") : "the document";
            throw new NotebookFormatException(file, place, "not valid JSON: " + invalid.Message.Split(" LineNumber:")[0], invalid);
        }
        catch (InvalidOperationException invalid)
        {
            throw new NotebookFormatException(file, "a string", "holds half of a surrogate pair: " + invalid.Message, invalid);
        }
    }

    /// <summary>Makes every object, so that a property name that cannot be decoded is met here and not later.</summary>
    private static void Touch(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (KeyValuePair<string, JsonNode?> member in members)
                Touch(member.Value);
        else if (node is JsonArray items)
            foreach (JsonNode? item in items)
                Touch(item);
    }

    private static void Check(JsonObject json, string file)
    {
        int major = Version(json, "nbformat", file);
        if (major != 4)
            throw new NotebookFormatException(file, "'nbformat'", Invariant($"is {major}, expected 4"));
        int minor = Version(json, "nbformat_minor", file);
        if (json["metadata"] is not JsonObject)
            throw new NotebookFormatException(file, "'metadata'", $"is {Describe(json["metadata"])}, expected an object");
        if (json["cells"] is not JsonArray cells)
            throw new NotebookFormatException(file, "'cells'", $"is {Describe(json["cells"])}, expected a list");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < cells.Count; i++)
            CheckCell(cells[i], Invariant($"cell {i + 1}"), i, ids, file);
        if (minor < 5)
            json["nbformat_minor"] = 5;
    }

    private static int Version(JsonObject json, string name, string file) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out int version) && version >= 0
            ? version
            : throw new NotebookFormatException(file, $"'{name}'", $"is {Describe(json[name])}, expected a version number");

    private static void CheckCell(JsonNode? node, string place, int index, HashSet<string> ids, string file)
    {
        if (node is not JsonObject cell)
            throw new NotebookFormatException(file, place, $"is {Describe(node)}, expected an object");
        string? kind = Text(cell["cell_type"]);
        if (kind is not ("code" or "markdown" or "raw"))
            throw new NotebookFormatException(file, place + ", 'cell_type'", $"is {Describe(cell["cell_type"])}, expected code, markdown or raw");
        if (MultilineText.Read(cell["source"]) is null)
            throw new NotebookFormatException(file, place + ", 'source'", $"is {Describe(cell["source"])}, expected text or a list of texts");
        CheckMetadata(cell, place, file);
        if (cell["id"] is { } id && (Text(id) is not { Length: > 0 and <= 64 } given || !given.All(IsIdCharacter) || !ids.Add(given)))
            throw new NotebookFormatException(file, place + ", 'id'", $"is {Describe(id)}, expected 1 to 64 letters, digits, - or _ that no other cell has");
        if (cell["id"] is null)
            cell["id"] = NewId(index, ids);
        if (kind == "code")
            CheckCode(cell, place, file);
    }

    private static void CheckMetadata(JsonObject cell, string place, string file)
    {
        if (cell["metadata"] is not null and not JsonObject)
            throw new NotebookFormatException(file, place + ", 'metadata'", $"is {Describe(cell["metadata"])}, expected an object");
        if (cell["metadata"] is null)
            cell["metadata"] = new JsonObject();
        if (cell["metadata"]!["tags"] is { } tags && (tags is not JsonArray list || list.Any(tag => Text(tag) is null)))
            throw new NotebookFormatException(file, place + ", 'metadata.tags'", $"is {Describe(tags)}, expected a list of texts");
    }

    private static void CheckCode(JsonObject cell, string place, string file)
    {
        if (cell["execution_count"] is { } count
            && (count is not JsonValue number || number.GetValueKind() != JsonValueKind.Number || !number.TryGetValue<int>(out _)))
            throw new NotebookFormatException(file, place + ", 'execution_count'", $"is {Describe(count)}, expected a whole number or null");
        cell["outputs"] ??= new JsonArray();
        if (!cell.ContainsKey("execution_count"))
            cell["execution_count"] = null;
        if (cell["outputs"] is not JsonArray outputs)
            throw new NotebookFormatException(file, place + ", 'outputs'", $"is {Describe(cell["outputs"])}, expected a list");
        for (int i = 0; i < outputs.Count; i++)
            OutputCheck.Check(outputs[i], Invariant($"{place}, output {i + 1}"), file);
    }

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static string NewId(int index, HashSet<string> ids)
    {
        for (int suffix = 0; ; suffix++)
        {
            string id = Invariant($"cell-{index + 1:000}{(suffix == 0 ? "" : Invariant($"-{suffix}"))}");
            if (ids.Add(id))
                return id;
        }
    }

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    internal static string Describe(JsonNode? node) => node switch
    {
        null => "missing or null",
        JsonObject => "an object",
        JsonArray => "a list",
        _ => node.ToJsonString() is { Length: > 40 } text ? text[..40] + "…" : node.ToJsonString(),
    };
}
