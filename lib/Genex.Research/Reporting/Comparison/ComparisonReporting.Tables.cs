using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Tables and key results.</content>
public static partial class ComparisonReporting
{
    private const string Plain = "0.000", Signed = "+0.000;-0.000;0.000";

    /// <summary>One group: the primary score with its interval, what else is asked of every table, cost. At most 120 characters wide as text.</summary>
    public static Table Scores(this ComparisonGroup group) => new Columns<ComparisonRow>
    {
        { "Predictor", Label }, { group.Score.Metric.ShortName, Plain, row => row.MeanOverParticipants }, { "95 % interval", row => Between(row.Interval) },
        { "tuned", Plain, row => (object?)row.AtTunedThresholds ?? (row.IsBaseline ? "" : null) },
        { Metrics.Accuracy.ShortName, Plain, row => row.Mean(Metrics.Accuracy) }, { "lift", Signed, row => row.LiftOverMajority },
        { "AP", Plain, row => row.Mean(Metrics.AveragePrecision) }, { "worst", Plain, row => row.Worst?.Score }, { "leakage", Signed, Leakage },
        { "params", row => row.IsBaseline ? "" : Millions(row.Parameters) }, { "time", row => row.IsBaseline ? "" : Time(row.Seconds) },
    }.Table(char.ToUpperInvariant(group.Title[0]) + group.Title[1..], group.Rows) with
    {
        Emphasised = Enumerable.Range(0, group.Rows.Count).Where(row => !group.Rows[row].IsBaseline).ToHashSet(),
        Footnotes = Notes(group),
    };

    /// <summary>The declared contrasts of one group, adjusted together.</summary>
    public static Table Tests(this ComparisonGroup group) => new Columns<RunContrast>
    {
        { "Contrast", contrast => $"{contrast.First} - {contrast.Second}" }, { "difference", Signed, contrast => contrast.Result.MeanDifference },
        { "95 % interval", contrast => SignedBetween(contrast.Result.Interval) }, { "d", "+0.00;-0.00;0.00", contrast => contrast.Result.EffectSize },
        { "N", "0", contrast => contrast.Result.Participants }, { "p", Plain, contrast => contrast.Result.Test?.P },
        { "p, Holm", Plain, contrast => contrast.Result.AdjustedP }, { "what may be said", Verdict },
    }.Table(
        $"Declared contrasts in {group.Score.Name}, participant by participant ({Count(group.Contrasts.Count, "contrast")} under one level, Holm)",
        group.Contrasts) with
    { Footnotes = ContrastNotes(group) };

    /// <summary>Every model on every target: exploratory.</summary>
    public static Table TargetScores(this ComparisonGroup group)
    {
        RunRecord[] runs = [.. group.FirstRuns];
        IReadOnlyList<IReadOnlyList<PairedContrast>> grid = DeclaredContrasts.Grid(group);
        return new(
            "Balanced accuracy target by target, mean over participants (exploratory)",
            [Column.Text("Target"), Column.Number("prevalence"), .. runs.Select(run => Column.Text(run.Specification.Label))],
            runs[0].Predictions.Targets.Select((name, target) => (IReadOnlyList<object?>)
            [
                name, runs[0].Model.Overall.Targets[target].Prevalence,
                .. grid.Select(model => runs[0].Scorable[target] && model[target].MeanDifference is { } over
                    ? $"{Score(0.5 + over)}{(model[target].AdjustedP <= 0.05 ? " *" : "")}" : Table.Missing),
            ]))
        {
            Footnotes =
            [
                "*: differs from chance (0.5) at a false discovery rate of 5 % over the whole grid (Benjamini and Hochberg).",
                "n/a: fewer than five positives or five negatives in all participants but one, so that the target cannot be scored.",
            ],
        };
    }

    /// <summary>The numbers that a notebook about comparisons stands for: per model the primary score, its distance to the training majority, and its
    /// leakage.</summary>
    public static KeyResults KeyResults(this IReadOnlyList<ComparisonGroup> groups) => new(groups.SelectMany(group => group.Models.SelectMany(row =>
    {
        string name = $"{row.Name} {group.Task} {group.Protocol}";
        KeyResult[] results = [new($"{name}: {group.Score.Name}", row.MeanOverParticipants),
            new($"{name}: lift of accuracy over majority", row.LiftOverMajority)];
        return row.LeakageDelta is null ? results : [.. results, new($"{name}: leakage delta", row.LeakageDelta)];
    })));

    /// <summary>What must be said beside the numbers of a group.</summary>
    internal static IReadOnlyList<string> Notes(ComparisonGroup group) =>
    [
        $"{Count(group.Samples, "sample")} of {Count(group.Participants, "participant")}. {group.Score.Metric.ShortName}: {group.Score.Name}, mean over "
            + $"participants, with {(group.Participants < ParticipantInterval.SmallestBootstrap ? "a t interval" : "a bootstrap interval")} over them; "
            + "worst: the lowest of them.",
        "tuned: pooled score at thresholds chosen on each fold's inner held-out part. lift: accuracy minus the training majority's. AP: average precision. "
            + "leakage: pooled score under random frames minus the one here.",
        .. group.Runs.Any(run => run.Caveats.Count > 0) ? [$"To be read with these numbers: {List([.. group.Runs.SelectMany(run => run.Caveats).Distinct()])}."]
            : Array.Empty<string>(),
        .. group.Models.Any(row => row.Seeds.Count > 1) ? ["Seeds are averaged per participant and never counted as participants."] : Array.Empty<string>(),
    ];

    /// <summary>What a contrast allows to be said, in a few words.</summary>
    internal static string Verdict(RunContrast contrast) => contrast.Result.Verdict switch
    {
        ContrastVerdict.FirstIsHigher => $"{contrast.First} is better",
        ContrastVerdict.SecondIsHigher => $"{contrast.Second} is better",
        ContrastVerdict.NotShown => "no difference shown",
        _ => contrast.Result.Note,
    };

    private static IReadOnlyList<string> ContrastNotes(ComparisonGroup group)
    {
        int family = Math.Max(1, group.Contrasts.Count);
        string attainable = Attainability.Testable(group.Participants, family: family)
            ? Invariant($"With N = {group.Participants} the smallest p that any outcome could give is ")
                + Invariant(
                    $"{Attainability.SmallestP(group.Participants):0.0000}{(family == 1 ? "" : Invariant($", times {family} contrasts under one level"))}.")
            : Invariant($"Not testable: with N = {group.Participants} the smallest p that any outcome could give is ")
                + Invariant($"{Attainability.SmallestP(group.Participants):0.0000}; under {Count(family, "contrast")} at least ")
                + Invariant($"{Attainability.FewestParticipants(family: family)} participants are needed.");
        return [attainable,
            "Best A and best B are those with the lowest validation loss; test scores choose nothing. d: mean difference over its standard deviation "
            + "between participants."];
    }

    private static string Label(ComparisonRow row) => row.Seeds.Count > 1 ? $"{row.Name} ({row.Seeds.Count} seeds)" : row.Name;

    private static object? Leakage(ComparisonRow row) => row.LeakageDelta is { } delta ? delta : "";

    private static string Millions(long? count) => count is { } value ? Invariant($"{value / 1e6:0.0}\u00a0M") : Table.Missing;

    private static string Time(double? seconds) => seconds switch
    {
        null => Table.Missing,
        < 99.5 => Invariant($"{seconds:0}\u00a0s"),
        < 5970 => Invariant($"{seconds / 60:0}\u00a0min"),
        _ => Invariant($"{seconds / 3600:0.0}\u00a0h"),
    };
}
