using System.CommandLine;
using System.Text.Json;
using Genex.Notebooks.Documents;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex evaluate</c>: every metric of finished runs.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var runs = new Argument<string[]>("run") { Description = "Ids of runs, or how they begin; genex runs list shows them.", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string?>("--runs") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs." };
        var json = new Option<bool>("--json") { Description = "As JSON; undefined is null." };
        var file = new Option<string?>("--out") { Description = "Write to a file instead; its ending decides: .csv (targets), .tex, .md, .json." };
        var command = new Command("evaluate", """
            Every metric of finished runs, pooled over folds and over participants with intervals, at 0.5 and at thresholds
            tuned on each fold's inner held-out part, and all of it target by target. Undefined is n/a. Nothing is trained.

            Exit codes: 0 done; 2 no such run, or several begin like this.

            Examples:
              genex evaluate B.1-emotions-lopo
              genex evaluate A.1-attention-lopo B.1-attention-lopo --json
              genex evaluate B.1-emotions-lopo --out b1.md
            """) { runs, folder, json, file };
        command.SetAction(result =>
        {
            try
            {
                RunStore store = new(result.GetValue(folder) ?? RunStore.DefaultFolder);
                RunRecord[] found = [.. result.GetRequiredValue(runs).Select(store.Open)];
                string? path = result.GetValue(file);
                string text = path is not null ? As(Path.GetExtension(path), found) : result.GetValue(json) ? Json(found) : string.Join("\n", found.SelectMany(Tables).Select(table => table.ToText()));
                if (path is null) Console.WriteLine(text);
                else AtomicFile.WriteText(path, text);
                return 0;
            }
            catch (Exception unusable) when (unusable is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"genex evaluate: {ProblemText.Of(unusable)}");
                return 2;
            }
        });
        return command;
    }

    private static IEnumerable<Table> Tables(RunRecord run) =>
        new[] { run.Scores(), run.TargetScores(), run.Sensitivity(), run.IntensityErrors() }.OfType<Table>();

    private static string As(string extension, RunRecord[] runs) => extension.ToUpperInvariant() switch
    {
        ".CSV" => string.Concat(runs.Select(run => run.TargetScores().ToCsv())),
        ".TEX" => string.Join("\n", runs.SelectMany(Tables).Select(table => table.ToLatex())),
        ".MD" => string.Join("\n", runs.SelectMany(Tables).Select(table => table.ToMarkdown())),
        ".JSON" => Json(runs) + "\n",
        _ => throw new ArgumentException($"An evaluation is written as .csv, .tex, .md or .json, not as \"{extension}\"."),
    };

    private static string Json(RunRecord[] runs) => JsonSerializer.Serialize(runs.Select(run => new
    {
        Run = run.Specification.Id, run.Specification.Task, run.Specification.Protocol, run.Caveats, Targets = run.Predictions.Targets, run.Scorable,
        Tables = Tables(run).Select(table => new { table.Title, Rows = table.Rows.Select(row => table.Columns.Zip(row, (column, cell) => (column.Title, Cell: cell)).ToDictionary(pair => pair.Title, pair => pair.Cell is Table.Missing ? null : pair.Cell)) }),
        Scores = run.Scores, run.Tuned, run.TunedBaselines,
    }), RunJsonForm.Options);
}
