using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>Tables of runs.</summary>
public static class RunTables
{
    /// <summary>Models and their baselines for each task and protocol; what is the same in every row stands in the title.</summary>
    public static Table Scores(params IEnumerable<RunRecord> runs)
    {
        RunRecord[] all = [.. runs];
        ComparisonGroup[] groups = [.. Comparison.Groups(all)];
        bool oneTask = groups.Select(group => group.Task).Distinct().Count() == 1, oneProtocol = groups.Select(group => group.Protocol).Distinct().Count() == 1;
        string same = string.Concat(oneTask ? $"{groups[0].Task}, " : "", oneProtocol ? Invariant($"{groups[0].Protocol}, {groups[0].Samples} samples, ") : "");
        return new Table(
            $"Scores: {same}counts pooled over folds",
            [
                .. oneTask ? Array.Empty<Column>() : [Column.Text("Task")], .. oneProtocol ? Array.Empty<Column>() : [Column.Text("Protocol")],
                Column.Text("Predictor"), Column.Number(Metrics.Accuracy.Heading), Column.Number("Lift over majority", "+0.000;-0.000;0.000"),
                Column.Number(Metrics.MacroF1.Heading), Column.Number(Metrics.MicroF1.Heading), Column.Number(Metrics.BalancedAccuracy.Heading),
                Column.Number("Worst participant"),
            ],
            groups.SelectMany(group => group.Rows.Select(row => (IReadOnlyList<object?>)
            [
                .. oneTask ? Array.Empty<object?>() : [group.Task], .. oneProtocol ? Array.Empty<object?>() : [group.Protocol],
                row.IsBaseline ? row.Name : $"{row.Name} (model)", row.Mean(Metrics.Accuracy), row.LiftOverMajority,
                row.Mean(Metrics.MacroF1), row.Mean(Metrics.MicroF1), row.Mean(Metrics.BalancedAccuracy), row.WorstParticipant,
            ])))
        { Footnotes = Footnotes(all) };
    }

    /// <summary>What the machine has.</summary>
    public static Table Environment(IEnumerable<EnvironmentItem> items) => new(
        "This machine", [Column.Text("Item"), Column.Text("Found"), Column.Text("What to do")],
        items.Select(item => (IReadOnlyList<object?>)[item.Item, item.Found, item.Fine ? "" : item.Advice]));

    /// <summary>The numbers that a notebook about runs stands for.</summary>
    public static KeyResults Results(params IEnumerable<RunRecord> runs) => new(runs.SelectMany(run =>
    {
        string name = $"{run.Specification.Label} {run.Specification.Task} {run.Specification.Protocol}";
        PrimaryScore score = PrimaryScore.For(run.Task);
        return new KeyResult[]
        {
            new($"{name}: {Metrics.Accuracy.ShortName}", Metrics.Accuracy.Of(run.Model.Overall)),
            new($"{name}: majority {Metrics.Accuracy.ShortName}", Metrics.Accuracy.Of(run.Majority.Overall)),
            new($"{name}: {score.Name}", score.Of(run.Model.Overall)), new($"{name}: majority {score.Name}", score.Of(run.Majority.Overall)),
        };
    }));

    private static string[] Footnotes(RunRecord[] runs) =>
        [.. runs.SelectMany(run => run.Caveats.Select(caveat => $"{run.Specification.Protocol}: {caveat}.")).Distinct()];
}
