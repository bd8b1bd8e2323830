using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Training;

namespace Genex.Research.Reporting;

/// <content>Figures.</content>
public static partial class RunReporting
{
    /// <summary>Training and validation loss by epoch, the mean over the folds that reached it.</summary>
    public static Figure LearningCurves(this RunRecord run)
    {
        IReadOnlyList<EpochRecord>[] histories = [.. run.Folds.SelectMany(fold => fold.Validated).Select(training => training.History)];
        int longest = histories.Max(history => history.Count);
        double[] epochs = [.. Enumerable.Range(1, longest).Select(epoch => (double)epoch)];
        return new Figure(
            $"{run.Specification.Label}, {run.Task.Title}, {run.Specification.Protocol}: loss by epoch",
            Invariant($"Mean training and validation loss of {run.Specification.Label} over {run.Folds.Count} folds, for epochs 1 to {longest}."),
            new Axis("epoch"), new Axis("binary cross-entropy") { Minimum = 0 },
            new LineSeries("training", epochs, Means(epoch => epoch.TrainingLoss)) { Markers = true },
            new LineSeries("validation", epochs, Means(epoch => epoch.ValidationLoss ?? double.NaN)) { Markers = true })
        { Provenance = run.Specification.Provenance };

        IEnumerable<double> Means(Func<EpochRecord, double> of) =>
            Enumerable.Range(0, longest).Select(place => histories.Where(history => history.Count > place).Average(history => of(history[place])));
    }

    /// <summary>Balanced accuracy of every target, n/a where the study has too few positives or negatives.</summary>
    public static Figure Targets(this RunRecord run)
    {
        TargetScores[] targets = [.. run.Model.Overall.Targets];
        return new Figure(
            $"{run.Specification.Label}, {run.Specification.Protocol}: balanced accuracy by target",
            $"Balanced accuracy of {run.Specification.Label} for {targets.Length} targets, mean over participants; 0.5 is chance.",
            Axis.Share("balanced accuracy"), Axis.Of("target", targets.Select(target => run.Predictions.Targets[target.Target])),
            new BarSeries(run.Specification.Label, targets.Select(target => BalancedAccuracy(run, target.Target))) { Lying = true },
            ReferenceLine.AtX(0.5, "chance"))
        { Height = Math.Clamp(130 + 26 * targets.Length, 200, Figure.MaximumHeight), Provenance = run.Specification.Provenance };
    }
}
