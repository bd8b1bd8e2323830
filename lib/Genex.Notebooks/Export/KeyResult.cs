using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Export;

/// <summary>One of the results that a notebook records under <see cref="MimeType"/>.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value, written for reading.</param>
/// <param name="Detail">Everything else that was recorded about it, written for reading; may be empty.</param>
public sealed record KeyResult(string Name, string Value, string Detail)
{
    /// <summary>An object of name to value (or to an object with <c>value</c> and more), or a list of objects with <c>name</c> and <c>value</c>.</summary>
    public const string MimeType = "application/vnd.genex.results+json";

    /// <summary>What must be said beside the value: "undertrained"; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Note and detail.</summary>
    internal string Beside => Note.Length == 0 || Detail.Length == 0 ? Note + Detail : $"{Note}, {Detail}";

    /// <summary>The results of a notebook, in the order in which it recorded them.</summary>
    public static IReadOnlyList<KeyResult> Of(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return [.. notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output?["data"]?[MimeType]).Select(MimeJson.Read).SelectMany(Read)];
    }

    /// <summary>The results in one output's JSON; none where it has neither form.</summary>
    public static IReadOnlyList<KeyResult> Read(JsonNode? json) => json switch
    {
        JsonObject named when named["results"] is JsonObject or JsonArray => Read(named["results"]),
        JsonObject named => [.. named.Select(pair => From(pair.Key, pair.Value))],
        JsonArray list => [.. list.OfType<JsonObject>().Select(item => From(item["name"]?.ToString() ?? "", item))],
        _ => [],
    };

    private static KeyResult From(string name, JsonNode? json)
    {
        if (json is not JsonObject record)
            return new(name, Write(json), "");
        string value = Write(record["value"]) + (record["unit"] is { } unit ? " " + unit : "");
        string note = record["note"] is { } written ? Write(written) : "";
        IEnumerable<string> rest = record.Where(pair => pair.Key is not ("name" or "value" or "unit" or "note") && pair.Value is not null)
            .Select(pair => $"{pair.Key} {Write(pair.Value)}");
        return new(name, value.Trim(), string.Join(", ", rest)) { Note = note };
    }

    private static string Write(JsonNode? json) => json switch
    {
        null => "–",
        JsonArray items => "[" + string.Join(", ", items.Select(Write)) + "]",
        JsonObject members => string.Join(", ", members.Select(pair => $"{pair.Key} {Write(pair.Value)}")),
        _ when json.GetValueKind() == JsonValueKind.Number => Number(json.GetValue<JsonElement>().GetRawText()),
        _ => json.ToString(),
    };

    private static string Number(string written)
    {
        double value = double.Parse(written, CultureInfo.InvariantCulture);
        // As many digits as a reader can use: three after the point of a score, none of what goes into the hundreds; a nought keeps no sign.
        string text = value == Math.Truncate(value) && Math.Abs(value) < 1e15 ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : Math.Abs(value) >= 100 ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : Math.Abs(value) >= 10 ? value.ToString("0.0", CultureInfo.InvariantCulture)
            : value.ToString("0.000", CultureInfo.InvariantCulture);
        return text is "-0.000" ? "0.000" : text;
    }
}
