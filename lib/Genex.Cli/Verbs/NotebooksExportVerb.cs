using System.CommandLine;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Export;

namespace Genex.Cli.Verbs;

/// <summary><c>genex notebooks export</c>: executed notebooks as a site of static pages.</summary>
internal static class NotebooksExportVerb
{
    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description = "Executed notebooks, or folders of them. Default: artifacts/notebooks", DefaultValueFactory = _ => ["artifacts/notebooks"],
    };

    private static readonly Option<string> Out = new("--out") { Description = "Folder for the site.", Required = true };
    private static readonly Option<string> Title = new("--title") { Description = "The site's title.", DefaultValueFactory = _ => "Genex.Research" };
    private static readonly Option<string?> PlotlyJs = new("--plotly-js") { Description = "A minified plotly.js to use. Default: the one that Plotly.NET brings." };

    public static Command Create()
    {
        var command = new Command("export", """
            Make a site of executed notebooks: an index with status, duration and key results, and one page per notebook, with charts that work offline and from a file.

            Examples:
              genex notebooks export artifacts/notebooks --out artifacts/site
              genex notebooks export notebooks/09-report-comparison.ipynb --out /tmp/site --title "Comparison"
            """)
        {
            Paths, Out, Title, PlotlyJs,
        };
        command.SetAction(ExportAsync);
        return command;
    }

    private static async Task<int> ExportAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            var script = arguments.GetValue(PlotlyJs);
            var options = new SiteOptions
            {
                Title = arguments.GetValue(Title)!,
                PlotlyScript = script is null ? PlotlyScript.Read : () => File.ReadAllBytes(script),
            };
            var written = new Progress(name => Console.Error.WriteLine($"wrote {name}"));
            Console.WriteLine(await SiteExporter.ExportAsync(NotebookFiles.Find(arguments.GetValue(Paths)!), arguments.GetValue(Out)!, options, written, cancellationToken));
            return 0;
        }
        catch (Exception unusable) when (unusable is NotebookFormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            await Console.Error.WriteLineAsync("genex notebooks export: " + unusable.Message);
            return 2;
        }
    }

    /// <summary>Reports on the spot; <see cref="Progress{T}"/> would report on another thread, later.</summary>
    private sealed class Progress(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
