using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Training;

namespace Genex.Research.Reporting;

/// <summary>Figures of runs.</summary>
public static class RunCharts
{
    /// <summary>Training and validation loss by epoch, the mean over the folds that reached it.</summary>
    public static Figure LearningCurves(RunRecord run)
    {
        IReadOnlyList<EpochRecord>[] histories = [.. run.Folds.SelectMany(fold => fold.Validated).Select(training => training.History)];
        int longest = histories.Max(history => history.Count);
        double[] epochs = [.. Enumerable.Range(1, longest).Select(epoch => (double)epoch)];
        return new Figure(
            $"{run.Specification.Label}, {run.Task.Title}, {run.Specification.Protocol}: loss by epoch",
            Invariant($"Mean training and validation loss of {run.Specification.Label} over {run.Folds.Count} folds, for epochs 1 to {longest}."),
            new Axis("epoch"), new Axis("binary cross-entropy") { Minimum = 0 },
            new LineSeries("training", epochs, Means(epoch => epoch.TrainingLoss)) { Markers = true },
            new LineSeries("validation", epochs, Means(epoch => epoch.ValidationLoss ?? double.NaN)) { Markers = true });

        IEnumerable<double> Means(Func<EpochRecord, double> of) =>
            Enumerable.Range(0, longest).Select(place => histories.Where(history => history.Count > place).Average(history => of(history[place])));
    }

    /// <summary>Balanced accuracy of every target, n/a where the study has too few positives or negatives.</summary>
    public static Figure Targets(RunRecord run)
    {
        TargetScores[] targets = [.. run.Model.Overall.Targets];
        return new Figure(
            $"{run.Specification.Label}, {run.Specification.Protocol}: balanced accuracy by target",
            $"Balanced accuracy of {run.Specification.Label} for {targets.Length} targets; 0.5 is chance.",
            Axis.Share("balanced accuracy"), Axis.Of("target", targets.Select(target => run.Predictions.Targets[target.Target])),
            new BarSeries(run.Specification.Label, targets.Select(target => run.Scorable[target.Target] ? target.BalancedAccuracy : null)) { Lying = true },
            ReferenceLine.AtX(0.5, "chance")) { Height = Math.Clamp(130 + 26 * targets.Length, 200, Figure.MaximumHeight) };
    }

    /// <summary>The primary score of each run: the mean over participants with its interval, and the training majority's.</summary>
    /// <exception cref="ArgumentException">The runs differ in task.</exception>
    public static Figure Participants(params IEnumerable<RunRecord> runs)
    {
        RunRecord[] all = [.. runs];
        if (all.Select(run => run.Task).Distinct().Count() != 1) throw new ArgumentException("One figure shows runs of one task.", nameof(runs));
        PrimaryScore score = PrimaryScore.For(all[0].Task);
        double[] rows = [.. Enumerable.Range(0, all.Length).Select(row => (double)row)];
        ParticipantInterval?[] intervals =
            [.. all.Select(run => PrimaryScore.Interval(run.Model.PerParticipant.Select(person => score.Of(person.Scores)), (int)run.Specification.Seed))];
        double?[] means = [.. all.Select(run => Mean(Scores(run.Model)))];
        return new Figure(
            $"{all[0].Task.Title}: {score.Name}, mean over participants",
            $"Mean {score.Name} over participants with 95 % intervals for {all.Length} runs, and the training majority's.",
            Axis.Share(score.Name), Axis.Of("", all.Select(run => $"{run.Specification.Label} {run.Specification.Protocol}")),
            new IntervalSeries("model", rows, means, intervals.Select(interval => interval?.Lower), intervals.Select(interval => interval?.Upper)),
            new IntervalSeries("training majority", rows.Select(row => row + 0.25), all.Select(run => Mean(Scores(run.Majority))),
                all.Select(_ => (double?)null), all.Select(_ => (double?)null)))
        { Height = Math.Clamp(180 + 50 * all.Length, 200, Figure.MaximumHeight) };

        double[] Scores(Scored scored) => [.. scored.PerParticipant.Select(person => score.Of(person.Scores)).OfType<double>()];
        static double? Mean(double[] values) => values.Length == 0 ? null : values.Average();
    }
}
