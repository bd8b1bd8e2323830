using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Models;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>What a comparison shows, in words computed from its numbers.</summary>
public static class SayComparison
{
    /// <summary>The best model, the best baseline, which models are shown to beat the majority, and whether signals are shown to help.</summary>
    public static Sentence Summary(ComparisonGroup group)
    {
        ComparisonRow best = group.Models.MaxBy(row => row.MeanOverParticipants ?? double.NegativeInfinity)!;
        // Persistence is told labels, which no model is.
        ComparisonRow baseline = group.Rows.Where(row => row.IsBaseline && row.Predictor.Baseline != BaselineId.Persistence)
            .MaxBy(row => row.MeanOverParticipants ?? double.NegativeInfinity)!;
        string where = group.Runs[0].Protocol.HoldsParticipantsApart ? "With participants held out" : "With the same participants in training and test";
        return Sentence.Join(
            new($"{where} ({group.Protocol}), **{best.Name}** has the highest {group.Score.Name} on {group.Runs[0].Task.Title}: "
                + $"{Score(best.MeanOverParticipants)}{Within(best.Interval)} as a mean over {Count(group.Participants, "participant")}."),
            new(baseline.MeanOverParticipants >= best.MeanOverParticipants
                ? $"**No model reaches the baseline \"{baseline.Name}\"** with {Score(baseline.MeanOverParticipants)}."
                : $"The best baseline that is told no labels, \"{baseline.Name}\", reaches {Score(baseline.MeanOverParticipants)}."),
            AtTunedThresholds(group), Beating(group), Signals(group));
    }

    /// <summary>Whether the best model and the best baseline change places when both get thresholds tuned on the same inner held-out samples; empty where none
    /// are tuned.</summary>
    public static Sentence AtTunedThresholds(ComparisonGroup group)
    {
        ComparisonRow? Best(bool baseline) => group.Rows.Where(row => row.IsBaseline == baseline && row.AtTunedThresholds is not null)
            .MaxBy(row => row.AtTunedThresholds);
        return Best(false) is not { } model || Best(true) is not { } other ? new("")
            : new($"With thresholds tuned on inner held-out samples, pooled, {model.Name} reaches {Score(model.AtTunedThresholds)} and the best baseline "
                + $"that learns, \"{other.Name}\", {Score(other.AtTunedThresholds)}.");
    }

    /// <summary>Whether the best model with signals is shown to be better than the best on video alone.</summary>
    public static Sentence Signals(ComparisonGroup group)
    {
        RunContrast? contrast = group.Contrasts.FirstOrDefault(one => one.FirstPredictor.Family == ModelFamily.Fusion
            && one.SecondPredictor.Family == ModelFamily.Video);
        return contrast is null ? new("There is no pair of a model with signals and one without, so nothing is said about the second modality.")
            : SayRun.Contrast(contrast);
    }

    /// <summary>What sharing participants between training and test adds, model by model.</summary>
    public static Sentence Leakage(ComparisonGroup apart)
    {
        ComparisonRow[] models = [.. apart.Models.Where(row => row.LeakageDelta is not null)];
        if (models.Length == 0) return new("No model was run both under random frames and with participants held out, so no leakage delta can be given.");
        ComparisonRow? probe = apart.Rows.FirstOrDefault(row => row.Predictor.Baseline == BaselineId.Identity && row.LeakageDelta is not null);
        string identity = probe is null ? ""
            : $" For the probe that knows only who somebody looks like it is {Difference(probe.LeakageDelta)}: that much of a score under random frames can "
            + "come from recognising people.";
        return new("Random frames instead of held-out participants add "
            + $"{List([.. models.Select(row => $"{Difference(row.LeakageDelta)} {apart.Score.Name} for {row.Name}")])}: the **leakage delta**.{identity}");
    }

    /// <summary>What calibration errors mean for the use of the probabilities.</summary>
    public static Sentence Calibration(ComparisonGroup group)
    {
        (string Name, double Error)[] errors =
            [.. group.Models.Select(row => (row.Name, Error: row.Mean(Metrics.CalibrationError))).Where(pair => pair.Error is not null)
            .Select(pair => (pair.Name, pair.Error!.Value)).OrderBy(pair => pair.Item2)];
        if (errors.Length == 0) return new("No calibration error is defined.");
        return new($"Expected calibration error runs from {Score(errors[0].Error)} ({errors[0].Name}) to {Score(errors[^1].Error)} ({errors[^1].Name}): "
            + $"a predicted probability is off by {Percent(errors[0].Error)} to {Percent(errors[^1].Error)} on average.");
    }

    /// <summary>How many targets each model tells from chance, at a false discovery rate of 5 % over the grid.</summary>
    public static Sentence Targets(ComparisonGroup group)
    {
        IReadOnlyList<IReadOnlyList<PairedContrast>> grid = DeclaredContrasts.Grid(group);
        int scorable = group.Runs[0].Scorable.Count(flag => flag), all = group.Runs[0].Scorable.Count;
        return new(Invariant($"{scorable} of {Count(all, "target")} can be scored. Over chance at a false discovery rate of 5 %: ")
            + List([.. group.FirstRuns.Zip(grid, (run, cells) =>
                $"{run.Specification.Label} on {Count(cells.Count(cell => cell.AdjustedP <= 0.05 && cell.MeanDifference > 0), "target")}")]) + ".");
    }

    /// <summary>What the counts of a run say: how much of what is there it finds, how many of its alarms are right.</summary>
    public static Sentence Confusion(RunRecord run)
    {
        ConfusionCounts all = ConfusionCounts.Pool([.. run.Model.Overall.Targets.Select(target => target.Counts)]);
        return new($"Over all targets, {run.Specification.Label} finds {Percent(all.Recall)} of what is there and is right in {Percent(all.Precision)} of "
            + $"its alarms; it says \"present\" in {Percent(all.Total == 0 ? null : (double)(all.TruePositives + all.FalsePositives) / all.Total)} of the "
            + $"cells, where {Percent(all.Prevalence)} are.");
    }

    private static Sentence Beating(ComparisonGroup group)
    {
        RunContrast[] against = [.. group.Contrasts.Where(contrast => contrast.IsAgainstMajority)];
        if (against.Length == 0) return new("");
        string[] better = [.. against.Where(contrast => contrast.Result.Verdict == ContrastVerdict.FirstIsHigher).Select(contrast => contrast.First)];
        if (against.All(contrast => !contrast.Result.Testable))
            return new($"Whether any model beats the training majority **cannot be tested** with {Count(group.Participants, "participant")} and "
                + $"{Count(group.Contrasts.Count, "contrast")} under one level.");
        return new(better.Length == 0 ? "No model is shown to beat the training majority."
            : "Shown to beat the training majority: "
            + $"{List(better)}{(better.Length == against.Length ? "" : $"; for {Count(against.Length - better.Length, "model")} it is not shown")}.");
    }

    private static string Within(ParticipantInterval? interval) => interval is null ? ""
        : $" (95 % interval {Score(interval.Lower)} to {Score(interval.Upper)})";

    /// <summary>The whole notebook in one paragraph: each group with participants held out, then what the report's own procedure gives on the same
    /// data.</summary>
    public static Sentence Conclusion(IReadOnlyList<ComparisonGroup> groups)
    {
        ComparisonGroup[] apart = [.. groups.Where(group => group.Protocol == Protocol.LeaveOneParticipantOut.Id)];
        return Sentence.Join(
            [.. apart.Select(Summary), .. apart.Where(group => group.Models.Any(row => row.LeakageDelta is not null)).Select(Leakage),
            SayRun.Caveats([.. groups.SelectMany(group => group.Runs)])]);
    }
}
