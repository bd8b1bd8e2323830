using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Training;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Sentences.</content>
public static partial class RunReporting
{
    /// <summary>What must be said beside every number of these runs: simulated data, random weights, epoch chosen on the reported samples.</summary>
    public static Sentence SayCaveats(this IEnumerable<RunRecord> runs)
    {
        string[] caveats = [.. runs.SelectMany(run => run.Caveats).Distinct()];
        return new(caveats.Length == 0 ? "" : $"*To be read with these numbers: {List(caveats)}.*");
    }

    /// <summary>How training went: the epochs that were chosen, and how far training and validation loss lay apart there and at the end.</summary>
    public static Sentence SayLearningCurves(this RunRecord run)
    {
        (int BestEpoch, IReadOnlyList<EpochRecord> History)[] trainings = [.. run.Folds.SelectMany(fold => fold.Validated)];
        double[] chosen = [.. trainings.Select(training => (double)training.BestEpoch)];
        int longest = trainings.Max(training => training.History.Count);
        double gapBest = trainings.Average(training => Gap(training.History[training.BestEpoch - 1])),
        gapLast = trainings.Average(training => Gap(training.History[^1]));
        string inner = trainings.Length > run.Folds.Count ? $" ({Count(trainings.Length, "inner training")})" : "";
        string epochs = trainings.Length == 1 ? Invariant($"Epoch {chosen[0]:0} of {longest} was kept")
            : Invariant($"Over {Count(run.Folds.Count, "fold")}{inner}, epochs {chosen.Min():0} to {chosen.Max():0} of at most {longest} were kept (mean ")
            + Invariant($"{chosen.Average():0.0})");
        string fit = gapLast > gapBest + 0.05 ? "the gap widens after the kept epoch, which is overfitting"
            : gapLast < 0.05 ? "the two stay together, so more epochs or a larger model would not overfit yet"
                : "the gap no longer widens after the kept epoch";
        return new($"{epochs}; validation loss lies {Difference(gapBest)} from training loss there and {Difference(gapLast)} at the last epoch: {fit}.");
    }

    /// <summary>The model against the constant prediction of each target's training majority, on every score where the two differ in what they
    /// reward.</summary>
    public static Sentence SayAgainstMajority(this RunRecord run)
    {
        RunContrast contrast = RunContrast.AgainstMajority(run);
        ScoreSheet model = run.Model.Overall, majority = run.Majority.Overall;
        return new(
            $"**{run.Specification.Label}** reaches an accuracy of {Percent(model.ElementAccuracy)} where the training majority reaches "
                + $"{Percent(majority.ElementAccuracy)}, "
            + $"and a {contrast.Score.Name} of {Score(contrast.Score.Of(model))} against {Score(contrast.Score.Of(majority))}. {contrast.Say().Markdown}");
    }

    /// <summary>Which targets could be scored at all, and the best and worst of them.</summary>
    public static Sentence SayTargets(this RunRecord run)
    {
        TargetScores[] scored = [.. run.Model.Overall.Targets.Where(target => run.Scorable[target.Target] && target.BalancedAccuracy is not null)
            .OrderByDescending(target => target.BalancedAccuracy)];
        if (scored.Length == 0) return new("No target has enough positives and negatives in two participants to be scored.");
        string left = scored.Length == run.Scorable.Count ? "All targets can be scored"
            : $"{scored.Length} of {Count(run.Scorable.Count, "target")} can be scored, the others are too rare or too common in this study";
        if (scored.Length == 1) return new($"{left}; {Name(scored[0])} reaches a balanced accuracy of {Score(scored[0].BalancedAccuracy)} (0.5 is chance).");
        int above = scored.Count(target => target.BalancedAccuracy > 0.55);
        return new($"{left}. Balanced accuracy (0.5 is chance) runs from {Score(scored[^1].BalancedAccuracy)} for {Name(scored[^1])} to "
            + $"{Score(scored[0].BalancedAccuracy)} for {Name(scored[0])}; {Count(above, "target")} lie{(above == 1 ? "s" : "")} over 0.55.");

        string Name(TargetScores target) => $"*{run.Predictions.Targets[target.Target]}*";
    }

    /// <summary>What the split that shares participants adds to the score.</summary>
    /// <param name="shared">A run whose test participants were trained on.</param>
    /// <param name="apart">The same model and task with participants held out.</param>
    public static Sentence SayLeakageDelta(this RunRecord shared, RunRecord apart)
    {
        PrimaryScore score = PrimaryScore.For(shared.Task);
        double? delta = score.Of(shared.Model.Overall) - score.Of(apart.Model.Overall);
        return new($"{shared.Specification.Label} scores {Score(score.Of(shared.Model.Overall))} {score.Name} when test frames come from training "
            + $"participants ({shared.Specification.Protocol}) "
            + $"and {Score(score.Of(apart.Model.Overall))} when whole participants are held out: the **leakage delta is {Difference(delta)}**.");
    }

    /// <summary>What the counts of a run say: how much of what is there it finds, how many of its alarms are right.</summary>
    public static Sentence SayConfusion(this RunRecord run)
    {
        ConfusionCounts all = ConfusionCounts.Pool([.. run.Model.Overall.Targets.Select(target => target.Counts)]);
        return new($"Over all targets, {run.Specification.Label} finds {Percent(all.Recall)} of what is there and is right in {Percent(all.Precision)} of "
            + $"its alarms; it says \"present\" in {Percent(all.Total == 0 ? null : (double)(all.TruePositives + all.FalsePositives) / all.Total)} of the "
            + $"cells, where {Percent(all.Prevalence)} are.");
    }

    private static double Gap(EpochRecord epoch) => epoch.ValidationLoss - epoch.TrainingLoss ?? double.NaN;
}
