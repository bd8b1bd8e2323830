using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Genex.Notebooks.Documents;
using static System.Net.WebUtility;

namespace Genex.Notebooks.Export;

/// <summary>One output of a cell as HTML: the richest of its forms that a page can show.</summary>
/// <param name="writeImage">Stores a picture and gives the address to it.</param>
/// <param name="markdown">Renders Markdown outputs, with the ids of the page.</param>
/// <param name="safe">Takes out what acts in a browser; null where the notebook is trusted.</param>
internal sealed partial class OutputHtml(Func<byte[], string, string> writeImage, MarkdownHtml markdown, SafeHtml? safe)
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>The types of pictures that are files of the site, and how those end.</summary>
    public static readonly (string Type, string Extension)[] Pictures = [("image/png", "png"), ("image/jpeg", "jpg"), ("image/gif", "gif")];

    /// <summary>How many charts were written.</summary>
    public int Charts { get; private set; }

    public string Render(JsonObject output) => output["output_type"]!.ToString() switch
    {
        "stream" => $"<pre class=\"stream {HtmlEncode(output["name"]!.ToString())}\">{HtmlEncode(Terminal(MultilineText.Read(output["text"])!))}</pre>",
        "error" => $"<pre class=\"error\">{HtmlEncode(Terminal(Traceback(output)))}</pre>",
        _ => Data((JsonObject)output["data"]!),
    };

    private static string Traceback(JsonObject error) =>
        string.Join('\n', error["traceback"]!.AsArray()) is { Length: > 0 } lines ? lines : $"{error["ename"]}: {error["evalue"]}";

    private string Data(JsonObject data)
    {
        if (MimeJson.Read(data[Plotly]) is JsonObject figure)
            return Chart(figure, data);
        if (Text(data, "text/html") is { } html && !html.StartsWith("<div class=\"dni-plaintext\">", StringComparison.Ordinal))
            return $"<div class=\"html\">{Safe(DefaultStyle().Replace(html, ""))}</div>";
        if (MimeJson.Read(data[KeyResult.MimeType]) is { } results)
            return Results(KeyResult.Read(results));
        if (Text(data, "image/svg+xml") is { } drawing)
            return $"<figure>{Safe(drawing)}</figure>";
        if (Image(data) is { } picture)
            return $"<figure>{picture}</figure>";
        if (Text(data, "text/markdown") is { } source)
            return $"<div class=\"markdown\">{markdown.Render(source)}</div>";
        return $"<pre class=\"value\">{HtmlEncode(Text(data, "text/plain") ?? data.ToJsonString())}</pre>";
    }

    private string Chart(JsonNode figure, JsonObject data)
    {
        Charts++;
        string picture = Image(data) ?? "<p class=\"note\">This chart needs JavaScript.</p>";
        // Neither "</script" nor "<!--" may be in a script element; JSON has an escape for their first character, which is only ever inside a text.
        string json = figure.ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal);
        return $"<figure class=\"chart\"><div class=\"plot\"></div><script type=\"application/json\">{json}</script>"
            + $"<div class=\"picture\">{picture}</div></figure>";
    }

    private string Safe(string html) => safe?.Of(html) ?? html;

    private string? Image(JsonObject data)
    {
        foreach ((string mimeType, string extension) in Pictures)
            if (Text(data, mimeType) is { } base64)
                return PictureBytes.Of(base64) is not { } bytes ? "<p class=\"note\">The notebook holds this picture damaged.</p>"
                    : $"<img loading=\"lazy\" alt=\"{HtmlEncode(Alternative(data))}\" src=\"{writeImage(bytes, extension)}\">";
        return null;
    }

    /// <summary>The text form stands in for the picture, unless it is a dump of an object.</summary>
    private static string Alternative(JsonObject data) => Text(data, "text/plain") is { Length: < 1000 } text ? text : "chart";

    /// <summary>The table of key results.</summary>
    private static string Results(IReadOnlyList<KeyResult> results)
    {
        IEnumerable<string> rows = results.Select(result =>
            $"<tr><th scope=\"row\">{HtmlEncode(result.Name)}</th><td>{HtmlEncode(result.Value)}</td><td>{HtmlEncode(result.Beside)}</td></tr>");
        return "<div class=\"scroll\"><table class=\"results\"><thead><tr><th>key result</th><th>value</th><th></th></tr></thead><tbody>"
            + $"{string.Concat(rows)}</tbody></table></div>";
    }

    private static string? Text(JsonObject data, string mimeType) => MultilineText.Read(data[mimeType]);

    /// <summary>What a terminal would show in the end: no colour codes, and of a line that was written over only its last state.</summary>
    private static string Terminal(string text) =>
        string.Join('\n', Escapes().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n')
            .Select(line => line.TrimEnd('\r').Split('\r')[^1]));

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();

    [GeneratedRegex(@"<style>\s*\.dni-code-hint.*?</style>", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex DefaultStyle();
}
