using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Notebooks.Display;

/// <summary>One value in several forms, keyed by MIME type: what a front end chooses from.</summary>
/// <param name="Data">Text for text types, base64 for binary types, JSON for every <c>+json</c> type. Keys carry no parameters.</param>
/// <param name="Metadata">Per-type hints, such as an image's width.</param>
public sealed partial record MimeBundle(JsonObject Data, JsonObject Metadata)
{
    /// <summary>The longest <c>text/plain</c> form kept, in characters; the rest is cut and its length said.</summary>
    public const int LongestPlainText = 20_000;

    /// <summary>The longest view of an object's properties, in characters; a larger one is shown as text.</summary>
    public const int LongestView = 1_000_000;

    /// <summary>A bundle of one text form; HTML and Markdown get <c>text/plain</c> beside it.</summary>
    public static MimeBundle Of(string mimeType, string text)
    {
        var data = new JsonObject { [WithoutParameters(mimeType)] = Content(mimeType, text) };
        if (data.ContainsKey("text/html"))
            data["text/plain"] = PlainFromHtml(text);
        else if (data.ContainsKey("text/markdown"))
            data["text/plain"] = text;
        return new(data, []);
    }

    /// <summary>
    /// Formats a value with Microsoft.DotNet.Interactive.Formatting: every MIME type preferred for its type (or the ones asked for), and <c>text/plain</c>
    /// beside them.
    /// </summary>
    /// <param name="value">The value; null is shown as the formatter's word for it.</param>
    /// <param name="mimeTypes">The types wanted; empty for the preferred ones.</param>
    public static MimeBundle From(object? value, params IReadOnlyList<string> mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        var data = new JsonObject();
        if (value is null)
            return new(new JsonObject { ["text/plain"] = Formatter.NullString }, []);
        if (mimeTypes.Count == 0 && value is byte[] bytes && ImageBytes.TypeOf(bytes) is { } imageType)
            return new(new JsonObject { [imageType] = Convert.ToBase64String(bytes), ["text/plain"] = $"{imageType}, {bytes.Length} bytes" }, []);
        if (mimeTypes.Count == 0 && TableView.Of(value) is { } table)
            return table;
        value = TableView.Awaited(value);
        foreach (string mimeType in mimeTypes.Count > 0 ? mimeTypes : [.. Formatter.GetPreferredMimeTypesFor(value.GetType())])
            data[WithoutParameters(mimeType)] = Content(mimeType, WithoutNeedlessStyle(value.ToDisplayString(mimeType)));
        if (!data.ContainsKey("text/plain"))
            data["text/plain"] = Plain(value, data);
        // A view of an object's insides that nobody could read; what is HTML because its type says so stays as it is.
        if (value is not IHtmlContent && data["text/html"] is JsonValue html && html.ToString() is { Length: > LongestView } view
            && view.StartsWith("<details", StringComparison.Ordinal))
            data["text/html"] = $"<pre>{System.Net.WebUtility.HtmlEncode(data["text/plain"]!.ToString())}</pre>";
        return new(data, []);
    }

    /// <summary>A bundle of forms that somebody else has made of a value; <c>text/plain</c> beside them.</summary>
    internal static MimeBundle Of(object? value, IEnumerable<FormattedValue> forms)
    {
        var data = new JsonObject();
        foreach (FormattedValue form in forms)
            data[WithoutParameters(form.MimeType)] = Content(form.MimeType, WithoutNeedlessStyle(form.Value ?? ""));
        if (!data.ContainsKey("text/plain"))
            data["text/plain"] = value is null ? Formatter.NullString : Plain(value, data);
        return new(data, []);
    }

    /// <summary>Shows it in the running cell.</summary>
    internal DisplayedValue Show()
    {
        string id = CellScope.NewDisplayId();
        CellScope.Emit((Bundle: this, Id: id), static (sink, shown) => sink.Display(shown.Bundle, shown.Id));
        return new(id);
    }

    private static string Plain(object value, JsonObject data)
    {
        string text = value switch
        {
            IHtmlContent => PlainFromHtml(data["text/html"]?.ToString() ?? value.ToString() ?? ""),
            _ => value.ToDisplayString("text/plain"),
        };
        return text.Length <= LongestPlainText ? text : Invariant($"{text[..LongestPlainText]}… ({text.Length - LongestPlainText} more characters)");
    }

    /// <summary>The formatter appends its style sheet for tables to every plain number as well.</summary>
    private static string WithoutNeedlessStyle(string text) =>
        text.StartsWith("<div class=\"dni-plaintext\">", StringComparison.Ordinal) && text.IndexOf("<style>", StringComparison.Ordinal) is > 0 and var style
            ? text[..style] : text;

    private static string PlainFromHtml(string html) => System.Net.WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(html, " "), " ")).Trim();

    internal static string WithoutParameters(string mimeType) => mimeType.Split(';')[0].Trim();

    private static JsonNode? Content(string mimeType, string text)
    {
        string bare = WithoutParameters(mimeType);
        if (bare != "application/json" && !bare.EndsWith("+json", StringComparison.Ordinal))
            return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text; // A formatter that promised JSON and wrote something else: shown as what it wrote.
        }
    }

    [GeneratedRegex("(?s)<style\\b.*?</style>|<script\\b.*?</script>|<[^>]*>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
