using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Models beside baselines, with what may be concluded.</summary>
public static class ComparisonTables
{
    private const string Signed = "+0.000;-0.000;0.000";

    /// <summary>One group: the primary score with its interval, what else is asked of every table, cost. At most 120 characters wide as text.</summary>
    public static Table Scores(ComparisonGroup group) => new(
        char.ToUpperInvariant(group.Title[0]) + group.Title[1..],
        [
            Column.Text("Predictor"), Column.Number(group.Score.Metric.ShortName), Column.Text("95 % interval"), Column.Number("tuned"), Column.Number("accuracy"),
            Column.Number("lift", Signed),
            Column.Number("AP"), Column.Number("worst"), Column.Number("leakage", Signed), Column.Text("params"), Column.Text("time"),
        ],
        group.Rows.Select(row => (IReadOnlyList<object?>)
        [
            Label(row), row.MeanOverParticipants, Between(row.Interval), (object?)row.AtTunedThresholds ?? (row.IsBaseline ? "" : null),
            row.Mean(Metrics.Accuracy), row.LiftOverMajority,
            row.Mean(Metrics.AveragePrecision), row.Worst?.Score, Leakage(row), row.IsBaseline ? "" : Millions(row.Parameters), row.IsBaseline ? ""
                : Time(row.Seconds),
        ]))
    {
        Emphasised = Enumerable.Range(0, group.Rows.Count).Where(row => !group.Rows[row].IsBaseline).ToHashSet(),
        Footnotes = Notes(group),
    };

    /// <summary>The declared contrasts of one group, adjusted together.</summary>
    public static Table Contrasts(ComparisonGroup group) => new(
        $"Declared contrasts in {group.Score.Name}, participant by participant ({Count(group.Contrasts.Count, "contrast")} under one level, Holm)",
        [Column.Text("Contrast"), Column.Number("difference", Signed), Column.Text("95 % interval"), Column.Number("d", "+0.00;-0.00;0.00"),
            Column.Number("N", "0"), Column.Number("p"), Column.Number("p, Holm"), Column.Text("what may be said")],
        group.Contrasts.Select(contrast => (IReadOnlyList<object?>)
        [
            $"{contrast.First} - {contrast.Second}", contrast.Result.MeanDifference, SignedBetween(contrast.Result.Interval), contrast.Result.EffectSize,
            contrast.Result.Participants,
            contrast.Result.Test?.P, contrast.Result.AdjustedP, Verdict(contrast),
        ]))
    { Footnotes = ContrastNotes(group) };

    /// <summary>Every model on every target: exploratory.</summary>
    public static Table Targets(ComparisonGroup group)
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

    /// <summary>Everything about every group in one table, for other programs and for papers.</summary>
    public static Table Whole(IReadOnlyList<ComparisonGroup> groups) => new(
        "Models and baselines",
        [
            Column.Text("Task"), Column.Text("Protocol"), Column.Text("Profile"), Column.Text("Predictor"), Column.Number("Seeds", "0"),
            Column.Text("Primary score"), Column.Number("Mean over participants"),
            Column.Number("Lower 95 %"), Column.Number("Upper 95 %"), Column.Number("Pooled"), Column.Number("Seed deviation"),
            Column.Number("At tuned thresholds"), Column.Number("Accuracy"),
            Column.Number("Lift over majority", Signed), Column.Number("Macro-F1"), Column.Number("Micro-F1"), Column.Number("Balanced accuracy"),
            Column.Number("Average precision"), Column.Number("Prevalence"),
            Column.Number("MCC"), Column.Number("Hamming loss"), Column.Number("Subset accuracy"), Column.Number("Brier"), Column.Number("ECE"),
            Column.Text("Worst participant"), Column.Number("Worst score"),
            Column.Number("Minus majority", Signed), Column.Number("Effect size d", "0.00"), Column.Number("p, Holm"), Column.Text("Verdict"),
            Column.Number("Leakage delta", Signed),
            Column.Number("Parameters", "#,0"), Column.Number("Training time", "0.0", "s"), Column.Number("Samples", "0"), Column.Number("Participants", "0"),
        ],
        groups.SelectMany(group => group.Rows.Select(row => Line(group, row)))) { Footnotes = [.. groups.SelectMany(Notes).Distinct()] };

    /// <summary>The numbers that a notebook about comparisons stands for: per model the primary score, its distance to the training majority, and its
    /// leakage.</summary>
    public static KeyResults Results(IReadOnlyList<ComparisonGroup> groups) => new(groups.SelectMany(group => group.Models.SelectMany(row =>
    {
        string name = $"{row.Name} {group.Task} {group.Protocol}";
        KeyResult[] results = [new($"{name}: {group.Score.Name}", row.MeanOverParticipants),
            new($"{name}: lift of accuracy over majority", row.LiftOverMajority)];
        return row.LeakageDelta is null ? results : [.. results, new($"{name}: leakage delta", row.LeakageDelta)];
    })));

    /// <summary>What must be said beside the numbers of a group.</summary>
    public static IReadOnlyList<string> Notes(ComparisonGroup group) =>
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
    public static string Verdict(RunContrast contrast) => contrast.Result.Verdict switch
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

    private static IReadOnlyList<object?> Line(ComparisonGroup group, ComparisonRow row)
    {
        RunContrast? contrast = group.Contrasts.FirstOrDefault(one => one.FirstPredictor == row.Predictor && one.IsAgainstMajority);
        return
        [
            group.Task, group.Protocol, group.Profile, row.Name, row.Seeds.Count, group.Score.Name, row.MeanOverParticipants,
            row.Interval?.Lower, row.Interval?.Upper, row.Pooled, row.SeedDeviation, row.AtTunedThresholds, row.Mean(Metrics.Accuracy),
            row.LiftOverMajority, row.Mean(Metrics.MacroF1), row.Mean(Metrics.MicroF1), row.Mean(Metrics.BalancedAccuracy),
            row.Mean(Metrics.AveragePrecision), row.Mean(Metrics.Prevalence),
            row.Mean(Metrics.MatthewsCorrelation), row.Mean(Metrics.HammingLoss), row.Mean(Metrics.SubsetAccuracy),
            row.Mean(Metrics.Brier), row.Mean(Metrics.CalibrationError), row.Worst?.Participant, row.Worst?.Score,
            contrast?.Result.MeanDifference, contrast?.Result.EffectSize, contrast?.Result.AdjustedP, contrast is null ? null : Verdict(contrast),
            row.LeakageDelta,
            row.Parameters, row.Seconds, group.Samples, group.Participants,
        ];
    }

    private static string Label(ComparisonRow row) => row.Seeds.Count > 1 ? $"{row.Name} ({row.Seeds.Count} seeds)" : row.Name;

    private static string Between(ParticipantInterval? interval) => interval is null ? Table.Missing
        : Invariant($"{interval.Lower:0.000}\u00a0to\u00a0{interval.Upper:0.000}");

    private static string SignedBetween(ParticipantInterval? interval) => interval is null ? Table.Missing
        : $"{Numbers.Difference(interval.Lower)}\u00a0to\u00a0{Numbers.Difference(interval.Upper)}";

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
