using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>A run's scores beside its baselines'.</summary>
internal static class RunTable
{
    private static readonly Column[] Columns =
    [
        Column.Text("predictor"), Column.Number("accuracy"), Column.Number("macro-F1"), Column.Number("macro-F1 (all)"), Column.Number("micro-F1"),
        Column.Number("balanced acc."), Column.Number("avg. precision"), Column.Number("worst participant"),
    ];

    /// <summary>Writes to standard output.</summary>
    public static void Write(RunRecord run)
    {
        RunSpecification made = run.Specification;
        Say(Invariant($"{made.Model}, {run.Task.Title}, {run.Protocol.Title}, profile {made.Profile}, seed {made.Seed}"));
        Say(Invariant($"{run.Predictions.Count} test samples of {run.Model.PerParticipant.Count} participants, {run.Folds.Count} folds, ")
            + Invariant($"{run.Environment.Seconds:F1} s of training; {run.Scorable.Count(flag => flag)} of {run.Scorable.Count} targets scorable"));
        if (run.Caveats.Count > 0) Say(string.Join("; ", run.Caveats));
        Console.WriteLine();
        Terminal.Write(new Table("", Columns, Comparison.Of(run).Select(row => (IReadOnlyList<object?>)
        [
            row.Name, row.Scores.ElementAccuracy, row.Scores.MacroF1, row.Scores.MacroF1AllTargets, row.Scores.MicroF1, row.Scores.BalancedAccuracy,
            row.Scores.AveragePrecision, row.WorstParticipant,
        ])));
        Console.WriteLine(run.Folder);

        static void Say(string text) => Console.WriteLine(Terminal.Wrap(text));
    }
}
