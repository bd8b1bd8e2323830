using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Genex.Notebooks.Export;

/// <summary>Markdown cells as HTML: tables, footnotes, formulas as the LaTeX that they are written in; headings get ids that are unique on the page.</summary>
internal sealed class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<PageHeading> _headings = [];

    /// <summary>The headings met so far, in order.</summary>
    public IReadOnlyList<PageHeading> Headings => _headings;

    /// <summary>Renders one cell.</summary>
    public string Render(string markdown)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
        {
            string text = PlainText(heading.Inline);
            string id = UniqueId(text);
            heading.GetAttributes().Id = id;
            _headings.Add(new PageHeading(heading.Level, text, id));
        }
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString().Replace("<table", "<div class=\"scroll\"><table", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
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
            if (_ids.Add(suffix == 1 ? stem : Invariant($"{stem}-{suffix}")))
                return suffix == 1 ? stem : Invariant($"{stem}-{suffix}");
    }
}
