using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Tables and key results.</content>
public static partial class ComparisonReporting
{
    /// <summary>Under every table of scores.</summary>
    internal const string PersistenceNote =
        "persistence: the same person's last known label, which no model is told. LR: logistic regression.";

    // With fewer folds than this Student's t asks for differences that are nearly the same in all of them.
    private const int FewFolds = 6;

    private const string Plain = "0.000", Signed = "+0.000;-0.000;0.000";

    /// <summary>One group: means over participants of the primary score, with its interval, and of what else is asked of every table; size and time. At most
    /// 120 characters wide as text.</summary>
    public static Table Scores(this ComparisonGroup group) => new Columns<ComparisonRow>
    {
        { "Predictor", Label }, { group.Score.Metric.ShortName, Plain, row => row.MeanOverParticipants }, { "95 % interval", row => Between(row.Interval) },
        { "tuned", Plain, row => (object?)row.AtTunedThresholds ?? (row.IsBaseline ? "" : null) },
        { Metrics.RocArea.ShortName, Plain, row => row.Of(Metrics.RocArea).Mean }, { "AP", Plain, row => row.Of(Metrics.AveragePrecision).Mean },
        { Metrics.Accuracy.ShortName, Plain, row => row.Of(Metrics.Accuracy).Mean }, { "worst", Plain, row => row.Worst?.Score },
        { "params", row => row.IsBaseline ? "" : Millions(row.Parameters) }, { "time", row => row.IsBaseline ? "" : Time(row.Seconds) },
    }.Table(group.Title.Capital(), group.Rows) with
    {
        Provenance = ProvenanceWords.Of(group.Runs),
        Emphasised = Models(group),
        Footnotes = Notes(group),
    };

    /// <summary>What is left over the best constant answer, what random frames would add, both with intervals; beside them the scores of all samples together.
    /// </summary>
    public static Table LiftAndLeakage(this ComparisonGroup group) => new Columns<ComparisonRow>
    {
        { "Predictor", Label }, { "lift", Signed, row => row.Lift?.Mean }, { "95 % interval", row => SignedBetween(row.Lift?.Interval) },
        { "leakage", Signed, row => Optional(row.Leakage, row.Leakage?.Mean) },
        { "95 % of leakage", row => row.Leakage is null ? "" : SignedBetween(row.Leakage.Interval) },
        { $"pooled {group.Score.Metric.ShortName}", Plain, row => row.Pooled },
        { $"pooled {Metrics.Accuracy.ShortName}", Plain, row => row.PooledOf(Metrics.Accuracy) },
    }.Table("Lift and leakage, means over participants; pooled scores beside them", group.Rows) with
    {
        Provenance = ProvenanceWords.Of(group.Runs),
        Emphasised = Models(group),
        Footnotes =
        [
            "lift: accuracy minus that of the best constant answer on the same participants.",
            .. group.Rows.Any(row => row.Leakage is not null)
                ? [$"leakage: {group.Score.Name} under random frames ({Datasets.Protocol.ReportA.Id}) minus the one here, over the participants who can be "
                    + "scored in both."] : Array.Empty<string>(),
            "pooled: of the samples of all folds together. A model that gives each person one answer can lie below chance there, which is no finding.",
        ],
    };

    /// <summary>The declared contrasts of one group, adjusted together.</summary>
    public static Table Tests(this ComparisonGroup group) => new Columns<RunContrast>
    {
        { "Contrast", contrast => $"{contrast.First} - {contrast.Second}" }, { "difference", Signed, contrast => contrast.Result.MeanDifference },
        { "95 % interval", contrast => SignedBetween(contrast.Result.Interval) }, { "d", "+0.00;-0.00;0.00", contrast => contrast.Result.EffectSize },
        { "N", "0", contrast => contrast.Result.Participants }, { "p, Holm", Plain, contrast => contrast.Result.AdjustedP },
        { "corrected", Plain, contrast => Optional(contrast.Result.Corrected, contrast.Result.Corrected?.AdjustedP) }, { "conclusion", ShortVerdict },
    }.Table(
        $"Declared contrasts in {group.Score.Name}, participant by participant ({Count(group.Contrasts.Count, "contrast")} under one level, Holm)",
        group.Contrasts) with
    { Footnotes = ContrastNotes(group), Provenance = ProvenanceWords.Of(group.Runs) };

    /// <summary>The declared contrasts with the correction for folds that share training samples, and how probable a difference worth having is. Without rows
    /// where nothing was trained fold by fold.</summary>
    public static Table CorrectedTests(this ComparisonGroup group) => new Columns<RunContrast>
    {
        { "Contrast", contrast => $"{contrast.First} - {contrast.Second}" }, { "difference", Signed, contrast => contrast.Result.Corrected!.MeanDifference },
        { "95 % corrected", contrast => $"{Difference(contrast.Result.Corrected!.Lower)} to {Difference(contrast.Result.Corrected.Upper)}" },
        { "p", Plain, contrast => contrast.Result.Corrected!.P }, { "p, Holm", Plain, contrast => contrast.Result.Corrected!.AdjustedP },
        { "P(worse)", Plain, contrast => contrast.Result.Corrected!.FirstIsWorse }, { "P(same)", Plain, contrast => contrast.Result.Corrected!.Equivalent },
        { "P(better)", Plain, contrast => contrast.Result.Corrected!.FirstIsBetter },
    }.Table("The same contrasts, corrected for folds that share training samples", group.Contrasts
        .Where(contrast => contrast.Result.Corrected is not null)) with
    {
        Provenance = ProvenanceWords.Of(group.Runs),
        Footnotes =
        [
            "Corrected resampled t (Nadeau and Bengio 2003): each fold learns from nearly the same people, so their differences are correlated.",
            Invariant($"P(same): probability that the true difference lies within {CorrectedContrast.UsualEquivalence:0.00}, too small to be worth having ")
                + "(Benavoli et al. 2017); P(worse) and P(better): that it lies beyond.",
        ],
    };

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
            Provenance = ProvenanceWords.Of(group.Runs),
            Footnotes =
            [
                "*: differs from chance (0.5) at a false discovery rate of 5 % over the whole grid (Benjamini and Hochberg).",
                "n/a: fewer than five positives or five negatives in all participants but one, so that the target cannot be scored.",
            ],
        };
    }

    /// <summary>The numbers that a notebook about comparisons stands for: per model the primary score, its distance to the best constant, and its leakage; all
    /// means over participants.</summary>
    public static KeyResults KeyResults(this IReadOnlyList<ComparisonGroup> groups) => new(groups.SelectMany(group => group.Models.SelectMany(row =>
    {
        string name = $"{row.Name} {group.Task} {group.Protocol}";
        KeyResult[] results = [new($"{name}: {group.Score.Name}", row.MeanOverParticipants, Note: RunReporting.Note(row.Runs)),
            new($"{name}: lift of accuracy over the best constant", row.Lift?.Mean)];
        return row.Leakage is null ? results : [.. results, new($"{name}: leakage delta", row.Leakage.Mean)];
    })))
    { Provenance = ProvenanceWords.Of(groups) };

    /// <summary>Under every table with a column "corrected".</summary>
    /// <param name="folds">That the correction counts.</param>
    internal static string CorrectedNote(int folds) =>
        "corrected: p under Holm, corrected for folds that share training samples; a difference is claimed only where both p are at most 0.05."
            + (folds >= FewFolds ? "" : Invariant($" With {folds} folds it has {Count(folds - 1, "degree")} of freedom: only a difference that is nearly ")
                + "the same in all folds can pass, and one that does not is not shown to be absent.");

    /// <summary>What must be said beside the numbers of a group.</summary>
    internal static IReadOnlyList<string> Notes(ComparisonGroup group) =>
    [
        $"{Count(group.Samples, "sample")} of {Count(group.Participants, "participant")}. All scores are means over participants; "
            + $"{group.Score.Metric.ShortName}{(group.Score.Metric.ShortName == group.Score.Name ? "" : $": {group.Score.Name},")} with "
            + $"{(group.Participants < ParticipantInterval.SmallestBootstrap ? "a t interval" : "a bootstrap interval")}; worst: the lowest participant.",
        "tuned: at thresholds chosen on each fold's inner held-out part. AP: average precision. time: of training, all folds.",
        PersistenceNote,
        .. CaveatList.Of(group.Runs) is { Count: > 0 } caveats ? [$"Caveats: {string.Join("; ", caveats)}."] : Array.Empty<string>(),
        .. SeedNotes(group),
    ];

    /// <summary>What a contrast allows to be said, in a few words.</summary>
    internal static string Verdict(RunContrast contrast) => contrast.Result.Verdict switch
    {
        ContrastVerdict.FirstIsHigher => $"{contrast.First} is better",
        ContrastVerdict.SecondIsHigher => $"{contrast.Second} is better",
        ContrastVerdict.NoneWorthHaving => "no difference worth having",
        ContrastVerdict.NotShown => "no difference shown",
        ContrastVerdict.ThresholdAlone => $"in {contrast.Score.Metric.ShortName} alone",
        _ => contrast.Result.Note,
    };

    private static string ShortVerdict(RunContrast contrast) => contrast.Result.Verdict switch
    {
        ContrastVerdict.FirstIsHigher => "first is better",
        ContrastVerdict.SecondIsHigher => "second is better",
        ContrastVerdict.NotTestable => "not testable",
        _ => Verdict(contrast),
    };

    // Seeds are no people: they are averaged per participant, and a mixed model says what they add.
    private static IEnumerable<string> SeedNotes(ComparisonGroup group)
    {
        ComparisonRow[] seeded = [.. group.Models.Where(row => row.Seeds.Count > 1)];
        if (seeded.Length == 0) return [];
        return seeded.Select(row => row.Components is { } parts
                ? Invariant($"{row.Name}, {parts.Seeds} seeds in a mixed model: standard deviation {parts.BetweenParticipants:0.000} between participants, ")
                    + Invariant($"{parts.BetweenSeeds:0.000} between seeds, {parts.Rest:0.000} of the rest; 95 % interval {Score(parts.Interval().Lower)} to ")
                    + $"{Score(parts.Interval().Upper)}." : "").Where(note => note.Length > 0)
            .Prepend("Several seeds of a model are averaged per participant before anything is tested; they are never counted as participants.");
    }

    private static IReadOnlyList<string> ContrastNotes(ComparisonGroup group)
    {
        int family = Math.Max(1, group.Contrasts.Count);
        double?[] smallest = [.. group.Contrasts.Select(contrast => contrast.Result.SmallestAdjustedP)];
        int[] few = [.. group.Contrasts.Where(contrast => !contrast.Result.Testable).Select(contrast => contrast.Result.Participants).Distinct().Order()];
        string attainable = few.Length == 0 ? $"The smallest adjusted p that some outcome could give is {Score(smallest.Max())} or less for each contrast."
            : Invariant($"A contrast is not testable with N = {string.Join(" or ", few)} here: no outcome could be significant under ")
                + Invariant($"{Count(family, "contrast")}, for which at least {Attainability.FewestParticipants(family: family)} participants are needed.");
        return
        [
            attainable,
            .. group.Contrasts.All(contrast => contrast.Result.Verdict != ContrastVerdict.ThresholdAlone) ? Array.Empty<string>()
                : [$"in {group.Score.Metric.ShortName} alone: higher, but AUROC, which saying \"present\" more often does not raise, shows no "
                    + "difference of that sign; so neither is called better."],
            .. group.Choices.Count == 0 ? Array.Empty<string>()
                : [$"The best of a family is chosen in each fold by the loss on that fold's own validation samples: "
                    + $"{string.Join("; ", group.Choices.Select(choice => choice.Said))}."],
            .. group.Contrasts.Select(contrast => contrast.Result.Corrected).FirstOrDefault(corrected => corrected is not null) is { } corrected
                ? [CorrectedNote(corrected.Folds)] : Array.Empty<string>(),
            "d: mean difference over its standard deviation between participants.",
        ];
    }

    private static string Label(ComparisonRow row) => row.Seeds.Count > 1 ? $"{row.Name} ({row.Seeds.Count} seeds)" : row.Name;

    private static HashSet<int> Models(ComparisonGroup group) => [.. Enumerable.Range(0, group.Rows.Count).Where(row => !group.Rows[row].IsBaseline)];


    // Nothing where a column does not concern the row; n/a where it does and the number is undefined.
    private static object? Optional(object? of, double? value) => of is null ? "" : value;

    private static string Millions(long? count) => count is { } value ? Invariant($"{value / 1e6:0.0}\u00a0M") : Table.Missing;

    private static string Time(double? seconds) => seconds switch
    {
        null => Table.Missing,
        < 99.5 => Invariant($"{seconds:0}\u00a0s"),
        < 5970 => Invariant($"{seconds / 60:0}\u00a0min"),
        _ => Invariant($"{seconds / 3600:0.0}\u00a0h"),
    };
}
