using System.CommandLine;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex evaluate</c>: every metric of finished runs.</summary>
internal static class EvaluateVerb
{
    private static readonly Argument<string[]> Runs = new("run") { Description = Common.Run.Description, Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Out = Common.Out("a file, whose ending decides: .csv (targets), .tex, .md, .json. Default: standard output.");

    public static Verb Create() => new Verb("evaluate", "Show every metric of finished runs, with intervals.", """
        Pooled over folds and over participants with intervals, at 0.5 and at thresholds tuned on each
        fold's inner held-out part, and all of it target by target. Undefined is n/a. Nothing is trained.

        Exit codes: 0 done; 2 no such run, or several begin like this.

        Examples:
          genex evaluate B.1-emotions-lopo
          genex evaluate A.1-attention-lopo B.1-attention-lopo --json
          genex evaluate B.1-emotions-lopo --out b1.md
        """) { Runs, Common.Store, Common.Json, Out }.Does(Evaluate);

    private static int Evaluate(ParseResult result)
    {
        RunStore store = Common.StoreOf(result);
        RunRecord[] found = [.. result.GetRequiredValue(Runs).Select(store.Open)];
        if (result.GetValue(Out) is { } path) AtomicFile.Write(path, As(Path.GetExtension(path), found));
        else if (result.GetValue(Common.Json)) Console.WriteLine(Json(found));
        else foreach (Table table in found.SelectMany(Tables)) Terminal.Write(table);
        return ExitCode.Done;
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
        Run = run.Specification.Id,
        Task = run.Specification.Task.Id,
        Protocol = run.Specification.Protocol.Id,
        run.Caveats,
        Targets = run.Predictions.Targets,
        run.Scorable,
        Tables = Tables(run).Select(table => new { table.Title, Rows = table.Rows.Select(row => Cells(table, row)) }),
        Scores = run.Scores,
        run.Tuned,
        run.TunedBaselines,
    }), RunJsonForm.Options);

    private static Dictionary<string, object?> Cells(Table table, IReadOnlyList<object?> row) =>
        table.Columns.Zip(row).ToDictionary(pair => pair.First.Title, pair => pair.Second is Table.Missing ? null : pair.Second);
}
