using System.Text;
using static System.Net.WebUtility;

namespace Genex.Notebooks.Export;

/// <summary>The site's front page: every notebook with its question, the answer, a picture, and its key results.</summary>
internal static class IndexPage
{
    private const int ResultsShown = 6;

    public static string Render(IReadOnlyList<PageInfo> pages, SiteOptions options)
    {
        int ok = pages.Count(page => page.Status == "ok");
        string total = PageInfo.Time(pages.Sum(page => page.Duration ?? 0));
        var profiles = pages.SelectMany(page => page.Facts).Where(fact => fact.Name == "profile").Select(fact => fact.Value).Distinct().ToList();
        string ran = ok == pages.Count ? "all ran" : Invariant($"{ok} ran to the end");
        string under = profiles.Count > 0 ? ", profile " + string.Join(" and ", profiles) : "";
        string summary = Invariant($"{pages.Count} notebooks, {ran}, {total} in all{under}.");
        var list = new StringBuilder();
        foreach (PageInfo page in pages)
            list.Append(Entry(page));
        string body = $"<div class=\"page\"><main class=\"index\"><h1>{HtmlEncode(options.Title)}</h1><p class=\"lead\">{HtmlEncode(summary)}</p>"
            + $"<ol class=\"notebooks\">{list}</ol></main></div>";
        return PageFrame.Render(options.Title, $"<a href=\"index.html\">{HtmlEncode(options.Title)}</a>", body, hasCode: false, script: null, guarded: true);
    }

    private static string Entry(PageInfo page)
    {
        string shown = string.Concat(page.Results.Take(ResultsShown).Select(Result));
        string more = page.Results.Count > ResultsShown
            ? Invariant($"<details><summary>{page.Results.Count - ResultsShown} more</summary>")
                + $"<dl>{string.Concat(page.Results.Skip(ResultsShown).Select(Result))}</dl></details>"
            : "";
        string question = page.Front.Question.Length > 0 ? $"<p class=\"question\">{HtmlEncode(page.Front.Question)}</p>" : "";
        string answer = page.Front.Answer.Length > 0 ? $"<div class=\"answer\">{new MarkdownHtml(new SafeHtml()).Render(page.Front.Answer)}</div>" : "";
        string picture = page.Front.Picture is null ? ""
            : $"<a class=\"front\" href=\"{page.Address}\"><img loading=\"lazy\" alt=\"{HtmlEncode(page.Front.Alternative)}\" "
                + $"src=\"images/{Uri.EscapeDataString(Path.GetFileName(page.FrontPicture))}\"></a>";
        string purpose = page.Purpose.Length > 0 ? $"<p>{HtmlEncode(page.Purpose)}</p>" : "", results = shown.Length > 0 ? $"<dl>{shown}</dl>{more}" : "";
        return $"""
            <li><div class="entry"><h2><a href="{page.Address}">{HtmlEncode(page.Title)}</a></h2>
            <span class="time">{PageInfo.Time(page.Duration)}</span><span class="status {page.StatusStyle}">{HtmlEncode(page.Status)}</span></div>
            {purpose}{question}{answer}{picture}{results}</li>
            """;
    }

    private static string Result(KeyResult result) =>
        $"<div title=\"{HtmlEncode(result.Detail)}\"><dt>{HtmlEncode(result.Name)}"
            + (result.Note.Length > 0 ? $" <em>{HtmlEncode(result.Note)}</em>" : "") + $"</dt><dd>{HtmlEncode(result.Value)}</dd></div>";
}
