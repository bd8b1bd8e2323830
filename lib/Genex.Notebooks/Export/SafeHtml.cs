using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;

namespace Genex.Notebooks.Export;

/// <summary>
/// HTML and SVG of a stranger's notebook without what acts in a browser or fetches from elsewhere. What may stay is listed, everything else goes; the text in
/// elements that only do not belong here stays. The sanitiser is HtmlSanitizer (https://github.com/mganss/HtmlSanitizer).
/// </summary>
internal sealed partial class SafeHtml
{
    private static readonly string[] Tags =
    [
        "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
        "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "i", "img", "input", "ins", "kbd", "li", "main", "mark", "meter", "ol", "p", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp",
        "section", "small", "source", "span", "strike", "strong", "sub", "summary", "sup",
        "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var",
        "video", "wbr",
        // Drawings. No title, desc or foreignObject, in which HTML goes on; no style, image, animate or set, which fetch or change what others say.
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "linearGradient", "radialGradient", "stop",
        "clipPath", "marker", "symbol", "use", "pattern",
    ];

    private static readonly string[] Attributes =
    [
        "abbr", "align", "alt", "border", "cellpadding", "cellspacing", "checked", "class", "color", "colspan", "controls", "datetime", "dir", "disabled",
        "headers", "height", "high", "href", "id", "lang", "loading", "loop", "low", "max", "min", "muted", "open", "optimum", "reversed", "rowspan", "scope",
        "size", "span", "src", "start", "style", "title", "type", "valign", "value", "width",
        "clip-path", "clip-rule", "clipPathUnits", "cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill", "fill-opacity", "fill-rule", "font-family",
        "font-size", "font-style", "font-weight", "fx", "fy", "gradientTransform", "gradientUnits", "letter-spacing", "marker-end", "marker-mid",
        "marker-start", "markerHeight", "markerUnits", "markerWidth", "offset", "opacity", "orient", "pathLength", "patternUnits", "points",
        "preserveAspectRatio", "r", "refX", "refY", "rx", "ry", "spreadMethod", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
        "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "textLength",
        "transform", "vector-effect", "version", "viewBox", "x", "x1", "x2", "xmlns", "y", "y1", "y2",
    ];

    // What covers other parts of the page, acts by itself, or shows what the text does not say.
    private static readonly string[] StylesLeftOut =
    [
        "position", "z-index", "content", "cursor", "pointer-events", "clip", "mask", "filter", "all", "perspective", "mix-blend-mode", "user-select",
    ];

    /// <summary>Their text is code or another language, and goes with them.</summary>
    private static readonly HashSet<string> GoneWhole = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "noscript", "noembed", "noframes", "template", "title", "xmp",
        "plaintext", "textarea", "select", "math", "foreignObject", "animate", "set", "animateTransform", "animateMotion", "desc", "metadata",
    };

    private readonly HtmlSanitizer sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        AllowedCssProperties = new HashSet<string>(HtmlSanitizerDefaults.AllowedCssProperties
            .Where(static name => !StylesLeftOut.Contains(name) && !name.StartsWith("animation", StringComparison.Ordinal)
                && !name.StartsWith("transition", StringComparison.Ordinal) && !name.StartsWith("mask-", StringComparison.Ordinal)),
            StringComparer.OrdinalIgnoreCase),
    });

    private readonly Dictionary<string, int> takenOut = new(StringComparer.Ordinal);

    public SafeHtml()
    {
        sanitizer.DisallowCssPropertyValue = Fetching();
        sanitizer.RemovingTag += (_, removing) =>
        {
            sanitizer.KeepChildNodes = !GoneWhole.Contains(removing.Tag.LocalName);
            Count(removing.Tag.LocalName);
        };
        sanitizer.RemovingAttribute += (_, removing) => Count(removing.Attribute.LocalName);
        sanitizer.RemovingStyle += (_, removing) => Count("style " + removing.Style.Name);
        sanitizer.RemovingCssClass += (_, removing) => removing.Cancel = IsShown(removing.CssClass);
        sanitizer.AllowedClasses.Add("scroll"); // Any at all makes the others be asked for.
        sanitizer.FilterUrl += (_, url) =>
            url.SanitizedUrl = IsFetched(url.Tag) ? Local(url.Tag, url.OriginalUrl) : url.Tag.LocalName == "use" ? Within(url.OriginalUrl) : url.SanitizedUrl;
        sanitizer.PostProcessNode += (_, processed) => Check(processed.Node);
    }

    /// <summary>What was taken out so far: kinds and how often.</summary>
    public IReadOnlyDictionary<string, int> TakenOut => takenOut;

    /// <summary>The part of a page without what acts.</summary>
    public string Of(string html) => sanitizer.Sanitize(html);

    private static bool IsShown(string style) => style.StartsWith("dni-", StringComparison.Ordinal) || style.StartsWith("footnote", StringComparison.Ordinal)
        || style.StartsWith("language-", StringComparison.Ordinal) || style is "math" or "scroll" or "results" or "task-list-item" or "contains-task-list";

    private static bool IsFetched(IElement element) => element.LocalName is "img" or "video" or "audio" or "source" or "input";

    /// <summary>A picture or a sound that is in the address itself, or beside the page; null for one from elsewhere.</summary>
    private static string? Local(IElement element, string address)
    {
        string plain = new string([.. address.Where(static c => c > ' ')]).Replace('\\', '/');
        if (Data().IsMatch(plain))
            return element.LocalName == "img" == plain.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ? address : null;
        return plain.StartsWith('/') || plain.Split('/')[0].Contains(':', StringComparison.Ordinal) ? null : address;
    }

    private static string? Within(string address) => address.StartsWith('#') ? address : null;

    private void Check(INode node)
    {
        if (node is not IElement element)
            return;
        // A check box shows a state; every other field asks for something.
        if (element.LocalName == "input" && !string.Equals(element.GetAttribute("type"), "checkbox", StringComparison.OrdinalIgnoreCase))
        {
            Count("input");
            element.Remove();
            return;
        }
        if (element.LocalName == "input")
            element.SetAttribute("disabled", "");
        // A drawing's colours and ends may point into the drawing, not out of it.
        foreach (IAttr attribute in element.Attributes.Where(static one => one.LocalName != "style" && Outside().IsMatch(one.Value)).ToArray())
        {
            Count(attribute.LocalName);
            element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);
        }
    }

    private void Count(string kind) => takenOut[kind] = takenOut.GetValueOrDefault(kind) + 1;

    [GeneratedRegex(@"url\s*\(|image-set|image\s*\(|cross-fade|expression|@import|[<>\\]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Fetching();

    [GeneratedRegex(@"url\s*\(\s*['""]?\s*[^#'""\s]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Outside();

    [GeneratedRegex(@"^data:(image/(png|jpeg|gif|webp|avif|svg\+xml)|audio/[a-z0-9.+-]+|video/[a-z0-9.+-]+)[;,]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Data();
}
