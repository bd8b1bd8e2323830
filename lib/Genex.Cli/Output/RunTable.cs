using Genex.Research.Experiments;
using Spectre.Console;

namespace Genex.Cli.Output;

/// <summary>Prints the scores of a run beside its baselines'.</summary>
internal static class RunTable
{
    /// <summary>Writes to standard output.</summary>
    public static void Write(RunRecord run)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn("");
        foreach (string column in (string[])["element accuracy", "macro-F1", "macro-F1 (all)", "micro-F1", "balanced acc.", "avg. precision", "worst participant"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (ComparisonRow row in Comparison.Of(run))
        {
            table.AddRow(
                row.IsBaseline ? Markup.Escape(row.Name) : $"[bold]{Markup.Escape(row.Name)}[/]",
                Text(row.Scores.ElementAccuracy), Text(row.Scores.MacroF1), Text(row.Scores.MacroF1AllTargets),
                Text(row.Scores.MicroF1), Text(row.Scores.BalancedAccuracy), Text(row.Scores.AveragePrecision), Text(row.WorstParticipant));
        }

        Console.WriteLine(Terminal.Wrap(
            Invariant($"{run.Specification.Model}, {run.Task.Title}, {run.Protocol.Title}, profile {run.Specification.Profile}, seed {run.Specification.Seed}")));
        Console.WriteLine(Terminal.Wrap(
            Invariant($"{run.Predictions.Count} test samples of {run.Model.PerParticipant.Count} participants, {run.Folds.Count} folds, {run.Environment.Seconds:F1} s of training; ")
            + Invariant($"{run.Scorable.Count(flag => flag)} of {run.Scorable.Count} targets scorable")));
        if (run.Caveats.Count > 0) Console.WriteLine(Terminal.Wrap(string.Join("; ", run.Caveats)));
        Terminal.Create().Write(table);
        Console.WriteLine(run.Folder);
    }

    private static string Text(double? score) => score is { } value ? Invariant($"{value:F3}") : "n/a";
}
