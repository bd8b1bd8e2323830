using Genex.Research.Experiments;
using Genex.Research.Training;

namespace Genex.Research.Reporting;

/// <content>The weights of the targets' losses that a training has learnt.</content>
public static partial class RunReporting
{
    /// <summary>The weight of each target's loss at the epoch that predicts, mean over folds and its range, beside how often the target is present.</summary>
    /// <param name="run">Trained with <see cref="TrainingSettings.TargetWeightsRate"/>.</param>
    /// <exception cref="ArgumentException">The run has weighed its targets evenly.</exception>
    public static Table TargetWeights(this RunRecord run)
    {
        double[][] folds = WeightsOf(run);
        return new Table(
            "Learnt weights of the targets' losses",
            [Column.Text("Target"), Column.Number("weight", "0.00"), Column.Number("lowest fold", "0.00"), Column.Number("highest fold", "0.00"),
                Column.Number("present")],
            run.Predictions.Targets.Select((name, target) => (IReadOnlyList<object?>)
            [
                name, folds.Average(fold => fold[target]), folds.Min(fold => fold[target]), folds.Max(fold => fold[target]), Present(run.Predictions, target),
            ]))
        {
            Provenance = run.Specification.Provenance,
            Footnotes =
            [
                "Every weight begins at 1. The best weight of a target is 1 / (2 x its loss), so that what is learnt well, or is rare and so costs little, "
                    + "weighs more (Kendall et al. 2018). Present: share of the known labels.",
            ],
        };
    }

    /// <summary>Which target weighs most and which least.</summary>
    /// <inheritdoc cref="TargetWeights" path="/param"/>
    /// <inheritdoc cref="TargetWeights" path="/exception"/>
    public static Sentence SayTargetWeights(this RunRecord run)
    {
        double[][] folds = WeightsOf(run);
        (string Name, double Weight)[] means = [.. run.Predictions.Targets.Select((name, target) => (name, folds.Average(fold => fold[target])))];
        return RunSentences.TargetWeights(run.Specification.Label, means.MaxBy(one => one.Weight), means.MinBy(one => one.Weight), means.Length);
    }

    private static double[][] WeightsOf(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. run.Folds.Select(fold => fold.History.First(epoch => epoch.Epoch == fold.BestEpoch).TargetWeights?.ToArray()
            ?? throw new ArgumentException($"{run.Specification.Label} weighs its targets evenly: its settings have no \"targetWeightsRate\".", nameof(run)))];
    }

    private static double? Present(Predictions all, int target)
    {
        int[] known = [.. Enumerable.Range(0, all.Count).Where(row => all.Known[row, target])];
        return known.Length == 0 ? null : (double)known.Count(row => all.Actual[row, target]) / known.Length;
    }
}
