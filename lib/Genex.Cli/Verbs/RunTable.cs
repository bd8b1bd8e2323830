using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Spectre.Console;

namespace Genex.Cli.Verbs;

/// <summary>Prints the scores of a run beside its baselines'.</summary>
internal static class RunTable
{
    private static readonly Metric[] Shown =
        [Metrics.Accuracy, Metrics.MacroF1, Metrics.MacroF1AllTargets, Metrics.MicroF1, Metrics.BalancedAccuracy, Metrics.AveragePrecision];

    /// <summary>Writes to standard output.</summary>
    public static void Write(RunRecord run)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn("");
        foreach (string column in Shown.Select(metric => metric.ShortName).Append("worst participant"))
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (ComparisonRow row in Comparison.Of(run))
        {
            table.AddRow(
            [
                row.IsBaseline ? Markup.Escape(row.Name) : $"[bold]{Markup.Escape(row.Name)}[/]",
                .. Shown.Select(metric => Text(metric.Of(row.Scores))), Text(row.WorstParticipant),
            ]);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = 180;
        console.MarkupLineInterpolated($"[bold]{run.Specification.Model}[/], {run.Task.Title}, {run.Protocol.Title}, profile {run.Specification.Profile}, seed {run.Specification.Seed}");
        console.MarkupLineInterpolated($"{run.Predictions.Count} test samples of {run.Model.PerParticipant.Count} participants, {run.Folds.Count} folds, {run.Environment.Seconds:F1} s of training; {run.Scorable.Count(flag => flag)} of {run.Scorable.Count} targets scorable");
        if (run.Caveats.Count > 0) console.MarkupLineInterpolated($"[yellow]{string.Join("; ", run.Caveats)}[/]");
        console.Write(table);
        console.MarkupLineInterpolated($"{run.Folder}");
    }

    private static string Text(double? score) => score?.ToString("F3") ?? "n/a";
}
