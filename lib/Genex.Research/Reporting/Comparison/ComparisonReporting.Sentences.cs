using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Models;

namespace Genex.Research.Reporting;

/// <content>Sentences.</content>
public static partial class ComparisonReporting
{
    /// <summary>The best model, the best baseline, which models are shown to beat the majority, and whether signals are shown to help.</summary>
    public static Sentence Say(this ComparisonGroup group)
    {
        (ComparisonRow best, ComparisonRow baseline) = (BestTested(group), BestBaseline(group));
        ComparisonRow highest = Highest(group.Models);
        string where = group.Runs[0].Protocol.HoldsParticipantsApart ? "With participants held out" : "With the same participants in training and test";
        return Sentence.Join(
            ComparisonSentences.Best($"{where} ({group.Protocol})", $"{group.Score.Name} on {group.Runs[0].Task.Title}", best.Name,
                best.MeanOverParticipants, best.Interval, group.Participants, baseline.Name, baseline.MeanOverParticipants,
                highest.MeanOverParticipants > best.MeanOverParticipants ? (highest.Name, highest.MeanOverParticipants!.Value) : null),
            AtTunedThresholds(group), Beating(group), SayColours(group), SaySignals(group));
    }

    private static Sentence SayColours(ComparisonGroup group) => ComparisonSentences.Colours(
        group.Rows.FirstOrDefault(row => row.Predictor.Baseline == BaselineId.Colours)?.Of(Metrics.RocArea).Mean,
        [.. group.Models.Where(row => row.Predictor.Family == ModelFamily.Video).Select(row => (row.Name, row.Of(Metrics.RocArea).Mean))]);

    /// <summary>Whether the best model and the best baseline change places when both get thresholds tuned on the same inner held-out samples; empty where none
    /// are tuned.</summary>
    private static Sentence AtTunedThresholds(ComparisonGroup group)
    {
        ComparisonRow? Best(bool baseline) => group.Rows.Where(row => row.IsBaseline == baseline && row.AtTunedThresholds is not null)
            .MaxBy(row => row.AtTunedThresholds);
        return Best(false) is not { } model || Best(true) is not { } other ? new("")
            : ComparisonSentences.Tuned(model.Name, model.AtTunedThresholds!.Value, other.Name, other.AtTunedThresholds!.Value);
    }

    /// <summary>Whether the best model with signals is shown to be better than the best on video alone.</summary>
    public static Sentence SaySignals(this ComparisonGroup group)
    {
        RunContrast? contrast = group.Contrasts.FirstOrDefault(one => one.FirstPredictor.Family == ModelFamily.Fusion
            && one.SecondPredictor.Family == ModelFamily.Video);
        return contrast is null ? ComparisonSentences.NoPair() : contrast.Say();
    }

    /// <summary>What a contrast over participants allows to be said.</summary>
    public static Sentence Say(this RunContrast contrast) => ComparisonSentences.Contrast(new ContrastNumbers(
        contrast.First, contrast.IsAgainstMajority ? "the training majority" : contrast.Second, contrast.Score.Name, contrast.Result));

    /// <summary>What sharing participants between training and test adds, model by model.</summary>
    public static Sentence SayLeakage(this ComparisonGroup apart)
    {
        ComparisonRow[] known = [.. apart.Rows.Where(row => row.Leakage is not null)];
        return ComparisonSentences.Leakage(apart.Score.Name, Of(row => !row.IsBaseline), Of(row => row.IsBaseline && row.Tuned.Count > 0),
            Baseline(BaselineId.Majority), Baseline(BaselineId.Identity),
            [.. known.Where(row => row.AccuracyLeakage?.Mean is not null && (!row.IsBaseline || row.Predictor.Baseline == BaselineId.Identity))
                .Select(row => (row.Name, row.AccuracyLeakage!))]);

        (string, ParticipantMean)[] Of(Func<ComparisonRow, bool> which) => [.. known.Where(which).Select(row => (row.Name, row.Leakage!))];
        ParticipantMean? Baseline(BaselineId id) => known.FirstOrDefault(row => row.Predictor.Baseline == id)?.Leakage;
    }

    /// <summary>What calibration errors mean for the use of the probabilities.</summary>
    public static Sentence SayCalibration(this ComparisonGroup group) => ComparisonSentences.Calibration(
        [.. group.Models.Select(row => (row.Name, Error: row.PooledOf(Metrics.CalibrationError))).Where(pair => pair.Error is not null)
            .Select(pair => (pair.Name, pair.Error!.Value))]);

    /// <summary>How many targets each model tells from chance, at a false discovery rate of 5 % over the grid.</summary>
    public static Sentence SayTargets(this ComparisonGroup group)
    {
        IReadOnlyList<IReadOnlyList<PairedContrast>> grid = DeclaredContrasts.Grid(group);
        PairedContrast[] cells = [.. grid.SelectMany(row => row).Where(cell => cell.Test is not null)];
        // Benjamini and Hochberg: k of m cells need p of k / m of the level at most.
        int fewest = cells.Length == 0 ? 0 : (int)Math.Ceiling(cells.Max(cell => cell.Test!.SmallestP) * cells.Length / 0.05 - 1e-9);
        return ComparisonSentences.Targets(group.Runs[0].Scorable.Count(flag => flag), group.Runs[0].Scorable.Count,
            [.. group.FirstRuns.Zip(grid, (run, own) =>
                (run.Specification.Label, own.Count(cell => cell.AdjustedP <= 0.05 && cell.MeanDifference > 0)))],
            fewest > 1 ? fewest : null, cells.Length);
    }

    private static Sentence Beating(ComparisonGroup group)
    {
        RunContrast[] against = [.. group.Contrasts.Where(contrast => contrast.IsAgainstMajority)];
        return ComparisonSentences.Beating(
            [.. against.Where(contrast => contrast.Result.Verdict == ContrastVerdict.FirstIsHigher).Select(contrast => contrast.First)],
            against.Length, against.Any(contrast => contrast.Result.Testable), group.Participants, group.Contrasts.Count);
    }

    /// <summary>What may be concluded of each task with participants held out; what must be said beside it, the runs' caveats say.</summary>
    public static Sentence SayConclusion(this IReadOnlyList<ComparisonGroup> groups) => Sentence.Join(
        groups.Where(group => group.Runs[0].Protocol is { HoldsParticipantsApart: true, AsReported: false }).Select(SayConcluded));

    private static Sentence SayConcluded(ComparisonGroup group)
    {
        RunContrast[] against = [.. group.Contrasts.Where(contrast => contrast.IsAgainstMajority)];
        ComparisonRow baseline = BestBaseline(group);
        return ComparisonSentences.Conclusion(group.Runs[0].Task.Title,
            [.. against.Where(contrast => contrast.Result.Verdict == ContrastVerdict.FirstIsHigher).Select(contrast => contrast.First)], against.Length,
            BestTested(group).MeanOverParticipants > baseline.MeanOverParticipants ? null : baseline.Name,
            group.Contrasts.FirstOrDefault(one => one.FirstPredictor.Family == ModelFamily.Fusion && one.SecondPredictor.Family == ModelFamily.Video)
                ?.Result.Verdict);
    }

    // Variants that some other work left in the store stand in the table; what is said is of those that were declared beforehand.
    private static ComparisonRow BestTested(ComparisonGroup group)
    {
        ComparisonRow[] tested = [.. group.Models.Where(row => group.Contrasts.Any(contrast => contrast.IsAgainstMajority && contrast.First == row.Name))];
        return Highest(tested.Length > 0 ? tested : group.Models);
    }

    // Persistence is told labels, which no model is.
    private static ComparisonRow BestBaseline(ComparisonGroup group) =>
        Highest(group.Rows.Where(row => row.IsBaseline && row.Predictor.Baseline != BaselineId.Persistence));

    private static ComparisonRow Highest(IEnumerable<ComparisonRow> rows) => rows.MaxBy(row => row.MeanOverParticipants ?? double.NegativeInfinity)!;
}
