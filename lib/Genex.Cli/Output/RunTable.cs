using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>A run's scores beside its baselines'.</summary>
internal static class RunTable
{
    private static readonly Metric[] Shown =
        [Metrics.Accuracy, Metrics.F1, Metrics.MacroF1, Metrics.MicroF1, Metrics.BalancedAccuracy, Metrics.RocArea, Metrics.AveragePrecision];

    /// <summary>Writes to standard output.</summary>
    public static void Write(RunRecord run)
    {
        RunSpecification made = run.Specification;
        Say(Invariant($"{made.Model}, {run.Task.Title}, {run.Protocol.Title}, profile {made.Profile}, seed {made.Seed}"));
        Say(Invariant($"{run.Predictions.Count} test samples of {run.Model.PerParticipant.Count} participants, {run.Folds.Count} folds, ")
            + Invariant($"{run.Environment.Seconds:F1} s of training; {run.Scorable.Count(flag => flag)} of {run.Scorable.Count} targets scorable"));
        if (new[] { run }.SayCaveats() is { Markdown.Length: > 0 } caveats) Say(caveats.ToString());
        if (run.SayPrecision() is { Markdown.Length: > 0 } precision) Say(precision.ToString());
        if (run.Regions is { Count: > 0 } regions) Say($"Picture: {string.Join("; ", regions)}.");
        else if (run.Regions is null) Say("Picture: not recorded by the version that made this run.");
        Console.WriteLine();
        Metric[] own = [.. Shown.Where(Metrics.For(run.Task.Count).Contains)];
        Column[] columns = [Column.Text("predictor"), .. own.Select(metric => Column.Number(metric.ShortName)), Column.Number("worst participant")];
        Terminal.Write(new Table("Means over participants", columns, Comparison.Of(run).Select(row =>
            (IReadOnlyList<object?>)[row.Name, .. own.Select(metric => (object?)row.Of(metric).Mean), row.Worst?.Score])));
        Console.WriteLine(run.Folder);

        static void Say(string text) => Console.WriteLine(Terminal.Wrap(text));
    }
}
