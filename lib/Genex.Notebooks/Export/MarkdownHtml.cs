using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Genex.Notebooks.Export;

/// <summary>Markdown cells as HTML: tables, footnotes, formulas as the LaTeX that they are written in; headings get ids that are unique on the page.</summary>
/// <param name="safe">Takes out what acts in a browser; null where the notebook is trusted.</param>
internal sealed class MarkdownHtml(SafeHtml? safe)
{
    private const string Attached = "attachment:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<PageHeading> headings = [];

    /// <summary>The headings met so far, in order.</summary>
    public IReadOnlyList<PageHeading> Headings => headings;

    /// <summary>Renders one cell.</summary>
    /// <param name="markdown">Its text.</param>
    /// <param name="attachment">The address of a picture that the cell carries, by its name; null for one that it has not.</param>
    public string Render(string markdown, Func<string, string?>? attachment = null)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>().Where(static link => link.Url?.StartsWith(Attached, StringComparison.Ordinal) == true))
            link.Url = attachment?.Invoke(Uri.UnescapeDataString(link.Url![Attached.Length..])) ?? link.Url;
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
        {
            string text = PlainText(heading.Inline);
            string id = UniqueId(text);
            heading.GetAttributes().Id = id;
            headings.Add(new PageHeading(heading.Level, text, id));
        }
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        string html = writer.ToString().Replace("<table", "<div class=\"scroll\"><table", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        return safe?.Of(html) ?? html;
    }

    private static string PlainText(ContainerInline? inline) =>
        inline is null ? "" : string.Concat(inline.Descendants().Select(part => part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            MathInline formula => formula.Content.ToString(),
            _ => "",
        }));

    private string UniqueId(string text)
    {
        string stem = string.Join('-', new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        stem = stem.Length == 0 ? "section" : stem;
        for (int suffix = 1; ; suffix++)
            if (ids.Add(suffix == 1 ? stem : Invariant($"{stem}-{suffix}")))
                return suffix == 1 ? stem : Invariant($"{stem}-{suffix}");
    }
}
