using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>A comparison as one HTML page that needs nothing beside it: tables, charts, and a sheet on leakage.</summary>
internal static partial class ComparisonPage
{
    /// <summary>Writes the page; the script that draws the charts is in it.</summary>
    /// <param name="groups">At least one.</param>
    /// <param name="progress">Told which section is written.</param>
    /// <param name="charts">Makes charts.</param>
    public static string ToHtml(IReadOnlyList<ComparisonGroup> groups, IProgress<string>? progress, IFigureRenderer charts)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
            + "initial-scale=1\"><title>Comparison of emotion models</title><style>")
            .Append(Asset("report.css")).Append("</style></head><body><main>\n<h1>Comparison of emotion models</h1>\n");
        Paragraph(page, groups.SelectMany(group => group.Runs).SayCaveats());
        page.Append("<nav><ol>");
        for (int place = 0; place < groups.Count; place++)
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#group-{place + 1}\">{Escape(groups[place].Title.Capital())}</a></li>");
        page.Append("<li><a href=\"#leakage\">Info sheet on leakage</a></li><li><a href=\"#baselines\">What the baselines are</a></li></ol></nav>\n");
        for (int place = 0; place < groups.Count; place++)
        {
            progress?.Report($"writing {groups[place].Title}");
            page.Append(CultureInfo.InvariantCulture, $"<h2 id=\"group-{place + 1}\">{Escape(groups[place].Title.Capital())}</h2>\n");
            Section(page, groups[place], charts);
        }

        page.Append("<h2 id=\"leakage\">Info sheet on leakage</h2>\n<p>The eight types of Kapoor and Narayanan (2023), answered from what the runs are.</p>\n");
        foreach (ComparisonGroup group in groups.DistinctBy(group => (group.Task, group.Protocol))) Table(page, group.LeakageSheet(), "wrap");
        page.Append("<h2 id=\"baselines\">What the baselines are</h2>\n<ul>");
        foreach ((string name, string note) in BaselineNames.Notes)
            page.Append(CultureInfo.InvariantCulture, $"<li><b>{Escape(name)}</b>: {Escape(note)}.</li>");
        page.Append(CultureInfo.InvariantCulture, $"</ul>\n<p class=\"soft\">{Escape(Made(groups))}</p>\n</main><script>").Append(charts.PlotlyScript)
            .Append("</script><script>").Append(Asset("report.js")).Append("</script></body></html>\n");
        return page.ToString();
    }

    private static void Section(StringBuilder page, ComparisonGroup group, IFigureRenderer charts)
    {
        Paragraph(page, group.Say());
        Table(page, group.Scores());
        Table(page, group.LiftAndLeakage());
        Figure(page, group.Forest(), charts);
        page.Append("<h3>What may be concluded</h3>\n");
        Table(page, group.Tests());
        if (group.Contrasts.Any(contrast => contrast.Result.Corrected is not null)) Table(page, group.CorrectedTests());
        if (group.Contrasts.Count > 0) Figure(page, group.Differences(), charts);
        if (group.Models.Any(row => row.LeakageDelta is not null))
        {
            page.Append("<h3>Leakage</h3>\n");
            Paragraph(page, group.SayLeakage());
            Figure(page, group.Leakage(), charts);
        }

        page.Append("<h3>Target by target</h3>\n");
        Paragraph(page, group.SayTargets());
        Table(page, group.TargetScores());
        page.Append("<h3>Are the probabilities to be trusted?</h3>\n");
        Paragraph(page, group.SayCalibration());
        Figure(page, group.Calibration(), charts);
    }

    private static void Paragraph(StringBuilder page, Sentence sentence)
    {
        if (sentence.Markdown.Length > 0)
            page.Append("<p>").Append(Slanted().Replace(Bold().Replace(Escape(sentence.Markdown), "<b>$1</b>"), "<i>$1</i>")).Append("</p>\n");
    }

    private static void Table(StringBuilder page, Table table, string kind = "") => page.Append(CultureInfo.InvariantCulture, $"<div class=\"table {kind}\">")
        .Append(table.ToHtml()).Append("</div>\n");

    private static void Figure(StringBuilder page, Figure figure, IFigureRenderer charts) => page
        .Append("<figure><div class=\"plot\" role=\"img\" aria-label=\"").Append(Escape(figure.AlternativeText))
            .Append("\"></div><script type=\"application/json\">")
        .Append(charts.ToPlotlyJson(figure).Replace("</", "<\\/", StringComparison.Ordinal)).Append("</script><figcaption>").Append(Escape(figure.Title))
            .Append("</figcaption></figure>\n");

    private static string Made(IReadOnlyList<ComparisonGroup> groups)
    {
        RunRecord[] runs = [.. groups.SelectMany(group => group.Runs)];
        return Invariant($"{Numbers.Count(runs.Length, "run")}, {runs.Min(run => run.Environment.Started):yyyy-MM-dd} to ")
            + Invariant($"{runs.Max(run => run.Environment.Started):yyyy-MM-dd}; ")
            + Invariant($"{string.Join(", ", runs.Select(run => $"libtorch {run.Environment.Torch} on {run.Environment.Device}").Distinct())}.");
    }


    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Asset(string name)
    {
        using Stream stream = typeof(ComparisonPage).Assembly.GetManifestResourceStream($"Genex.Research.comparison.{name}")
            ?? throw new InvalidOperationException($"The library was built without its resource {name}.");
        using StreamReader text = new(stream);
        return text.ReadToEnd();
    }

    // Sentences are Markdown with bold and slanted words and nothing else.
    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*(.+?)\*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slanted();
}
