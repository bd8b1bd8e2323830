using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;
using static System.Net.WebUtility;

namespace Genex.Notebooks.Export;

/// <summary>The page of one notebook.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="pages">Every page of the site.</param>
/// <param name="index">Which of them this is.</param>
/// <param name="folder">The site's folder.</param>
/// <param name="options">Title and scripts.</param>
/// <param name="safe">Takes out what acts in a browser; null where the notebook is trusted.</param>
internal sealed class NotebookPage(Notebook notebook, IReadOnlyList<PageInfo> pages, int index, string folder, SiteOptions options, SafeHtml? safe)
{
    /// <summary>The script's name in the site's assets.</summary>
    public const string PlotlyFile = "plotly.min.js";

    private readonly MarkdownHtml markdown = new(safe);
    private int images;

    /// <summary>Whether the page needs plotly.js; known after it was rendered.</summary>
    public bool HasCharts { get; private set; }

    private PageInfo Info => pages[index];

    public async Task<string> RenderAsync(CodeHighlighter highlighter, CancellationToken cancellationToken)
    {
        Cell[] code = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        var highlighted = code.Zip(await highlighter.HighlightAsync(code, cancellationToken)).ToDictionary(pair => pair.First, pair => pair.Second);
        var outputs = new OutputHtml(WriteImage, markdown, safe);
        var content = new StringBuilder();
        foreach (Cell cell in notebook.Cells)
            content.Append(cell.Kind switch
            {
                CellKind.Markdown => $"<section class=\"markdown\">{markdown.Render(cell.Source, name => Attachment(cell, name))}</section>\n",
                CellKind.Raw => $"<pre class=\"raw\">{HtmlEncode(cell.Source)}</pre>\n",
                _ => Code(cell, highlighted[cell], outputs),
            });
        HasCharts = outputs.Charts > 0;
        string contents = Contents();
        string body = $"<div class=\"page{(contents.Length > 0 ? " with-contents" : "")}\">{contents}<main>{Facts()}\n{content}{Neighbours()}</main></div>";
        return PageFrame.Render($"{Info.Title} – {options.Title}",
            $"<a href=\"index.html\">{HtmlEncode(options.Title)}</a><span>{HtmlEncode(Info.Title)}</span>", body, code.Length > 0,
            HasCharts && options.PlotlyScript is not null ? PlotlyFile : null, guarded: safe is not null);
    }

    /// <summary>A picture that a Markdown cell carries.</summary>
    private string? Attachment(Cell cell, string name)
    {
        if ((cell.Json["attachments"] as JsonObject)?[name] is not JsonObject data)
            return null;
        foreach ((string type, string extension) in OutputHtml.Pictures)
            if (MultilineText.Read(data[type]) is { } base64 && PictureBytes.Of(base64) is { } bytes)
                return WriteImage(bytes, extension);
        return null;
    }

    private static string Code(Cell cell, string highlighted, OutputHtml outputs)
    {
        string number = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? " ";
        var html = new StringBuilder("<section class=\"code\">");
        if (!string.IsNullOrWhiteSpace(cell.Source))
            html.Append("<details open><summary><span class=\"count\">").Append(number).Append("</span><span class=\"label\">").Append(Label(cell))
                .Append("</span></summary><pre class=\"source\"><code>").Append(highlighted).Append("</code></pre></details>");
        foreach (JsonNode? output in cell.Outputs)
            html.Append("<div class=\"output\">").Append(outputs.Render((JsonObject)output!)).Append("</div>");
        return html.Append("</section>\n").ToString();
    }

    private static string Label(Cell cell)
    {
        string? tag = cell.Tags.FirstOrDefault(tag => tag is "parameters" or "injected-parameters" or "raises-exception" or "skip-execution");
        return tag switch
        {
            null => "code",
            "injected-parameters" => "parameters given for this run",
            "raises-exception" => "fails on purpose",
            "skip-execution" => "not run",
            _ => tag,
        };
    }

    private string Contents()
    {
        PageHeading[] headings = [.. markdown.Headings.Where(heading => heading.Level is 2 or 3)];
        if (headings.Length < 2)
            return "";
        string links = string.Concat(headings.Select(heading =>
            Invariant($"<li class=\"level-{heading.Level}\"><a href=\"#{HtmlEncode(heading.Id)}\">{HtmlEncode(heading.Text)}</a></li>")));
        return $"<aside><details open class=\"contents\"><summary>On this page</summary><ol>{links}</ol></details></aside>";
    }

    private string Facts()
    {
        IEnumerable<string> facts = Info.Facts.Select(fact => $"<li>{HtmlEncode(fact.Name)} <b>{HtmlEncode(fact.Value)}</b></li>");
        string status = $"<li><span class=\"status {Info.StatusStyle}\">{HtmlEncode(Info.Status)}</span></li>";
        string duration = Info.Duration is null ? "" : $"<li>ran in <b>{PageInfo.Time(Info.Duration)}</b></li>";
        int taken = safe?.TakenOut.Values.Sum() ?? 0;
        string left = taken == 0 ? ""
            : Invariant($"<li>left out, since it was not executed here: <b>{taken}</b> {(taken == 1 ? "part" : "parts")} that could act</li>");
        return $"<ul class=\"facts\">{status}{duration}{string.Concat(facts)}{left}</ul>";
    }

    private string Neighbours()
    {
        string before = index > 0 ? $"<a rel=\"prev\" href=\"{pages[index - 1].Address}\">← {HtmlEncode(pages[index - 1].Title)}</a>" : "<span></span>";
        string after = index + 1 < pages.Count ? $"<a rel=\"next\" href=\"{pages[index + 1].Address}\">{HtmlEncode(pages[index + 1].Title)} →</a>" : "";
        return $"<nav class=\"neighbours\">{before}{after}</nav>";
    }

    private string WriteImage(byte[] bytes, string extension)
    {
        string name = Invariant($"{Path.GetFileNameWithoutExtension(Info.FileName)}-{++images:00}.{extension}");
        AtomicFile.Write(Path.Combine(folder, "images", name), bytes);
        return $"images/{Uri.EscapeDataString(name)}";
    }
}
