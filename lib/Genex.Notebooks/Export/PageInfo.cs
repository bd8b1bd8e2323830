using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Export;

/// <summary>What the index and the neighbours of a page say about it.</summary>
/// <param name="FileName">The page's file.</param>
/// <param name="Title">The notebook's first heading, or its file name.</param>
/// <param name="Purpose">The first paragraph after the title; may be empty.</param>
/// <param name="Status">How its last run ended: <c>ok</c>, <c>failed</c>, <c>timed out</c>, <c>died</c>, or <c>not run</c>.</param>
/// <param name="Duration">What its last run took, in seconds; null where it is not known.</param>
/// <param name="Facts">What it ran with: profile, parameters, commit.</param>
/// <param name="Results">Its key results.</param>
/// <param name="Front">What the front page says of it.</param>
internal sealed record PageInfo(string FileName, string Title, string Purpose, string Status, double? Duration,
    IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<KeyResult> Results, FrontEntry Front)
{
    /// <summary>The page's address in the site, as an attribute may have it: a file's name is anything, "a#b" and "javascript:x" too.</summary>
    public string Address => Uri.EscapeDataString(FileName);

    /// <summary>The status as a name of a style.</summary>
    public string StatusStyle => new([.. Status.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);

    /// <summary>Where the picture of the front page lies, in the site.</summary>
    public string FrontPicture => $"images/{Path.GetFileNameWithoutExtension(FileName)}-front.png";

    public static PageInfo Of(Notebook notebook, string name)
    {
        var record = notebook.Metadata["genex"] as JsonObject;
        return new(name + ".html", notebook.Title ?? name, PurposeOf(notebook), StatusOf(notebook, record), Seconds(record?["duration_seconds"]),
            [.. FactsOf(record)], KeyResult.Of(notebook), FrontEntry.Of(notebook));
    }

    /// <summary>A duration for reading.</summary>
    public static string Time(double? seconds) => seconds switch
    {
        null => "",
        < 59.95 => Invariant($"{seconds.Value:0.0} s"),
        _ => Invariant($"{(int)Math.Round(seconds.Value) / 60} min {(int)Math.Round(seconds.Value) % 60:00} s"),
    };

    private static double? Seconds(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double seconds) ? seconds : null;

    private static string PurposeOf(Notebook notebook)
    {
        IEnumerable<string> lines = (notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Markdown)?.Source ?? "").Split('\n')
            .SkipWhile(line => !line.StartsWith("# ", StringComparison.Ordinal)).Skip(1);
        return string.Join(' ', lines.SkipWhile(string.IsNullOrWhiteSpace).TakeWhile(line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith('#'))).Trim();
    }

    private static string StatusOf(Notebook notebook, JsonObject? record)
    {
        if (record?["status"]?.ToString() is { } status)
            return status;
        Cell[] code = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        if (!code.Any(cell => cell.ExecutionCount is not null))
            return "not run";
        return code.Any(cell => !cell.HasTag("raises-exception") && cell.Outputs.Any(output => output!["output_type"]!.ToString() == "error")) ? "failed"
            : "ok";
    }

    private static IEnumerable<(string Name, string Value)> FactsOf(JsonObject? record)
    {
        if (record?["profile"]?.ToString() is { } profile)
            yield return ("profile", profile);
        if (record?["parameters"] is JsonObject parameters)
            foreach ((string? name, JsonNode? value) in parameters.Where(pair => pair.Key != "profile" && pair.Value is not null))
                yield return (name, value!.ToString());
        if (record?["commit"]?.ToString() is { Length: > 8 } commit)
            yield return ("commit", commit[..8]);
        if (record?["runtime"]?.ToString() is { } runtime)
            yield return ("runtime", runtime);
    }
}
