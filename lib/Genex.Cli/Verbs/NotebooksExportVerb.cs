using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Notebooks.Export;

namespace Genex.Cli.Verbs;

/// <summary><c>genex notebooks export</c>: executed notebooks as a site of static pages.</summary>
internal static class NotebooksExportVerb
{
    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description = "Executed notebooks, or folders of them.",
        DefaultValueFactory = _ => ["artifacts/notebooks"],
    };

    private static readonly Option<string?> Out = Common.Out("a folder for the site.", required: true);
    private static readonly Option<string> Title = new("--title") { Description = "The site's title.", DefaultValueFactory = _ => "Genex.Research" };
    private static readonly Option<string?> PlotlyJs =
        new("--plotly-js") { Description = "A minified plotly.js to use. Default: the one that Plotly.NET brings." };

    private static readonly Option<bool> Said = new("--findings")
    {
        Description = "Print what each notebook answers, a sentence each, before the site's address.",
    };

    private static readonly Option<bool> Untrusted = new("--untrusted")
    {
        Description = "Take scripts, forms, frames and what is fetched from elsewhere out of every notebook. Default: out of those not executed here.",
    };

    private static readonly Option<bool> Trusted = new("--trusted")
    {
        Description = "Keep the scripts of every notebook: those of others then run in your browser.",
    };

    public static Verb Create() => new Verb("export", "Make a site of executed notebooks, with charts that work offline.", """
        An index with status, duration and key results, and one page per notebook, which a browser shows from a
        file. A notebook that `notebooks run` has not written on this machine, or that was changed since, is a
        stranger's: what could act in a browser is taken out of its page and counted, and the page tells the
        browser to run and to fetch nothing else. Charts work there too; WebGL ones are shown as their picture.

        Examples:
          genex notebooks export artifacts/notebooks --out artifacts/site
          genex notebooks export artifacts/notebooks --out artifacts/site --findings
          genex notebooks export notebooks/09-report-comparison.ipynb --out /tmp/site --title "Comparison"
          genex notebooks export ~/Downloads/theirs.ipynb --out /tmp/theirs --untrusted
        """, "pages written so far are kept") { Paths, Out, Title, PlotlyJs, Said, Untrusted, Trusted }.Does(ExportAsync);

    private static async Task<int> ExportAsync(ParseResult result, CancellationToken cancellation)
    {
        string? script = result.GetValue(PlotlyJs);
        var options = new SiteOptions
        {
            Title = result.GetRequiredValue(Title),
            Trust = result.GetValue(Untrusted) ? Trust.Nobody : result.GetValue(Trusted) ? Trust.Everybody : Trust.ExecutedHere,
            PlotlyScript = script is null ? PlotlyScript.Read : () => File.ReadAllBytes(script),
        };
        if (result.GetValue(Untrusted) && result.GetValue(Trusted)) throw new ArgumentException("--trusted and --untrusted exclude each other");
        IReadOnlyList<string> notebooks = [.. NotebookFiles.Find(result.GetRequiredValue(Paths))];
        IProgress<WrittenPage> written = ProgressLine.At<WrittenPage>(page => Console.Error.WriteLine(page.TakenOut.Count == 0 ? $"wrote {page.FileName}"
            : $"wrote {page.FileName}; not executed here, so this was taken out: {page.TakenOutInWords} (--trusted keeps it)"));
        string site = await SiteExporter.ExportAsync(notebooks, result.GetValue(Out)!, options, written, cancellation);
        if (result.GetValue(Said))
        {
            foreach ((string notebook, string sentence) in Findings.Of(notebooks)) Console.WriteLine(Terminal.Wrap(sentence, $"{notebook}  "));
        }

        Console.WriteLine(site);
        return ExitCode.Done;
    }
}
