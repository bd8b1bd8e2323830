using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Tables and key results of several runs.</content>
public static partial class RunReporting
{
    /// <summary>Models and their baselines for each task and protocol; what is the same in every row stands in the title.</summary>
    public static Table Scores(this IReadOnlyList<RunRecord> runs)
    {
        ComparisonGroup[] groups = [.. Comparison.Groups(runs)];
        bool oneTask = groups.Select(group => group.Task).Distinct().Count() == 1, oneProtocol = groups.Select(group => group.Protocol).Distinct().Count() == 1;
        string same = string.Concat(oneTask ? $"{groups[0].Task}, " : "", oneProtocol ? Invariant($"{groups[0].Protocol}, {groups[0].Samples} samples, ") : "");
        Metric[] shown = [.. new[] { Metrics.F1, Metrics.MacroF1, Metrics.MicroF1, Metrics.BalancedAccuracy, Metrics.RocArea }
            .Where(metric => groups.Any(group => Metrics.For(group.Runs[0].Task.Count).Contains(metric)))];
        return new Table(
            $"Scores: {same}means over participants",
            [
                .. oneTask ? Array.Empty<Column>() : [Column.Text("Task")], .. oneProtocol ? Array.Empty<Column>() : [Column.Text("Protocol")],
                Column.Text("Predictor"), Column.Number(Metrics.Accuracy.Heading), Column.Number("Lift over best constant", "+0.000;-0.000;0.000"),
                .. shown.Select(metric => Column.Number(metric.Heading)), Column.Number("Worst participant"),
            ],
            groups.SelectMany(group => group.Rows.Select(row => (IReadOnlyList<object?>)
            [
                .. oneTask ? Array.Empty<object?>() : [group.Task], .. oneProtocol ? Array.Empty<object?>() : [group.Protocol],
                row.IsBaseline ? row.Name : $"{row.Name} (model)", row.Of(Metrics.Accuracy).Mean, row.Lift?.Mean,
                .. shown.Select(metric => (object?)(Metrics.For(group.Runs[0].Task.Count).Contains(metric) ? row.Of(metric).Mean : null)), row.Worst?.Score,
            ])))
        {
            Provenance = ProvenanceWords.Of(runs),
            Footnotes =
            [
                .. groups.Select(group => group.Score.Name).Distinct().Count() == 1 ? [$"Worst participant: in {groups[0].Score.Name}."]
                    : Array.Empty<string>(),
                $"Lift: of accuracy over the best constant answer. {ComparisonReporting.PersistenceNote}",
                string.Join(' ', runs.Select(run => run.Protocol).Distinct().Select(protocol => $"{protocol.Id}: {protocol.Title}.")),
                .. Footnotes(runs),
            ],
        };
    }

    /// <summary>The numbers that a notebook about runs stands for, all means over participants.</summary>
    public static KeyResults KeyResults(this IReadOnlyList<RunRecord> runs) => new(runs.SelectMany(run =>
    {
        string name = $"{run.Specification.Label} {run.Specification.Task} {run.Specification.Protocol}";
        string? note = Note([run]);
        PrimaryScore score = PrimaryScore.For(run.Task);
        return new KeyResult[]
        {
            new($"{name}: {Metrics.Accuracy.ShortName}", Over(run.Model, Metrics.Accuracy), Note: note),
            new($"{name}: majority {Metrics.Accuracy.ShortName}", Over(run.Majority, Metrics.Accuracy)),
            new($"{name}: {score.Name}", Over(run.Model, score.Metric), Note: note),
            new($"{name}: majority {score.Name}", Over(run.Majority, score.Metric)),
        };
    }))
    { Provenance = ProvenanceWords.Of(runs) };

    /// <summary>Whether a model has learnt what its key result seems to speak of: "undertrained, constant per person", or that what it learnt from its people
    /// holds for no others; null where nothing is wrong.</summary>
    internal static string? Note(IReadOnlyList<RunRecord> seeds) =>
        seeds.SelectMany(run => run.Learning.Caveats).Select(caveat => caveat.Split(':')[0]).Distinct()
            .Concat(seeds.All(IsLikeChance) ? ["AUROC not told from chance"] : []).ToArray() is { Length: > 0 } said ? string.Join(", ", said) : null;

    /// <summary>Whether its area under the ROC curve, mean over participants, is not told from one half.</summary>
    internal static bool IsLikeChance(RunRecord run) =>
        PrimaryScore.Interval([.. run.Model.PerParticipant.Select(person => Metrics.RocArea.Of(person.Scores))], (int)run.Specification.Seed)?.Lower
            <= Metrics.RocArea.Chance;

    private static string[] Footnotes(IReadOnlyList<RunRecord> runs) =>
        CaveatList.Of(runs) is { Count: > 0 } caveats ? [$"Caveats: {string.Join("; ", caveats)}."] : [];

    private static double? Over(Scored scored, Metric metric) => scored.PerParticipant.Average(person => metric.Of(person.Scores));
}
