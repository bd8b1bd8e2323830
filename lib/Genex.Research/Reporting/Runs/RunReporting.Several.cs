using System.Globalization;
using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Figures of several runs.</content>
public static partial class RunReporting
{
    /// <summary>The primary score of each run: the mean over participants with its interval, and the training majority's.</summary>
    /// <exception cref="ArgumentException">The runs differ in task.</exception>
    public static Figure Participants(this IReadOnlyList<RunRecord> runs)
    {
        if (runs.Select(run => run.Task).Distinct().Count() != 1) throw new ArgumentException("One figure shows runs of one task.", nameof(runs));
        PrimaryScore score = PrimaryScore.For(runs[0].Task);
        double[] rows = [.. Enumerable.Range(0, runs.Count).Select(row => (double)row)];
        ParticipantInterval?[] intervals =
            [.. runs.Select(run => PrimaryScore.Interval(run.Model.PerParticipant.Select(person => score.Of(person.Scores)), (int)run.Specification.Seed))];
        double?[] means = [.. runs.Select(run => Mean(Scores(run.Model)))];
        return new Figure(
            $"{runs[0].Task.Title}: {score.Name}, mean over participants",
            $"Mean {score.Name} over participants with 95 % intervals for {runs.Count} runs, and the training majority's.",
            Axis.Share(score.Name), Axis.Of("", runs.Select(run => $"{run.Specification.Label} {run.Specification.Protocol}")),
            new IntervalSeries("model", rows, means, intervals.Select(interval => interval?.Lower), intervals.Select(interval => interval?.Upper)),
            new IntervalSeries("training majority", rows.Select(row => row + 0.25), runs.Select(run => Mean(Scores(run.Majority))),
                runs.Select(_ => (double?)null), runs.Select(_ => (double?)null)))
        { Height = Math.Clamp(180 + 50 * runs.Count, 200, Figure.MaximumHeight), Provenance = ProvenanceWords.Of(runs) };

        double[] Scores(Scored scored) => [.. scored.PerParticipant.Select(person => score.Of(person.Scores)).OfType<double>()];
        static double? Mean(double[] values) => values.Length == 0 ? null : values.Average();
    }

    /// <inheritdoc cref="Forest(IReadOnlyList{RunRecord})"/>
    public static Figure Forest(this RunRecord run) => new[] { run }.Forest();

    /// <summary>A forest plot of the task's primary score: mean over participants with its 95 % interval, and every participant's own point.</summary>
    /// <remarks>Intervals: <see cref="ParticipantInterval.Of"/>; none where the participants do not differ or there is only one.</remarks>
    /// <param name="runs">Of one task, protocol and study; the baselines are the first run's.</param>
    /// <exception cref="ArgumentException">There is no run, or the runs differ in task, protocol or data.</exception>
    public static Figure Forest(this IReadOnlyList<RunRecord> runs)
    {
        RequireComparable(runs);
        PrimaryScore score = PrimaryScore.For(runs[0].Task);
        return Forest(score, runs[0].Specification, runs[0].Task,
            [.. runs.Select(run => run.Model).Concat(runs[0].Baselines).Select(row => new ForestRow(row.Name, row.IsBaseline,
                [.. row.PerParticipant.Select(person => score.Of(person.Scores))], [.. row.PerParticipant.Select(person => person.Participant)]))]);
    }

    /// <summary>The same of scores at hand: models first, then baselines.</summary>
    internal static Figure Forest(PrimaryScore score, RunSpecification specification, EmotionTask task, IReadOnlyList<ForestRow> rows)
    {
        ParticipantMean[] means = [.. rows.Select(row => ParticipantMean.Of(row.Scores, (int)specification.Seed))];
        int models = rows.Count(row => !row.IsBaseline);

        IntervalSeries Marks(string name, int from, int to, bool muted) => new(
            name, Enumerable.Range(from, to - from).Select(row => (double)row), means[from..to].Select(one => one.Mean),
            means[from..to].Select(one => one.Interval?.Lower), means[from..to].Select(one => one.Interval?.Upper))
        { Muted = muted };

        (double Score, double Row, string Name)[] people = [.. rows.SelectMany((row, place) => row.Scores.Zip(row.Participants)
            .Where(person => person.First is not null).Select(person => (person.First!.Value, place + 0.25, person.Second)))];
        var points = new ScatterSeries("one participant", people.Select(one => one.Score), people.Select(one => one.Row), people.Select(one => one.Name))
        {
            Muted = true,
            Size = 5
        };
        return new(
            $"{score.Name.Capital()} of {task.Title}, {specification.Protocol}",
            string.Join("; ", rows.Zip(means, (row, mean) => $"{row.Name} {Numbers.Score(mean.Mean)}")) + ": means over participants.",
            new Axis($"{score.Name}, mean over participants"), Axis.Of("", rows.Select(row => row.Name)),
            points, Marks("model, 95 % interval", 0, models, muted: false), Marks("baseline, 95 % interval", models, rows.Count, muted: true))
        { Height = Math.Min(Figure.MaximumHeight, 150 + 40 * rows.Count), Provenance = specification.Provenance };
    }

    /// <summary>Average precision of each target, one bar per run, with the target's prevalence beside it: what a random order scores.</summary>
    /// <exception cref="ArgumentException">There is no run, or the runs differ in task, protocol or data.</exception>
    public static Figure Targets(this IReadOnlyList<RunRecord> runs)
    {
        RequireComparable(runs);
        IReadOnlyList<TargetScores> first = runs[0].Model.Overall.Targets;
        BarSeries[] bars = [.. runs.Select(run => new BarSeries(run.Specification.Model, run.Model.Overall.Targets.Select(target => target.AveragePrecision)))];
        int undefined = first.Count(target => target.AveragePrecision is null);
        return new(
            $"Average precision per target, pooled over folds, {runs[0].Specification.Protocol}",
            Invariant($"{first.Count} targets for {string.Join(", ", runs.Select(run => run.Specification.Model))}; {undefined} never occur in the test ")
                + "samples and are n/a.",
            Axis.Of("", runs[0].Predictions.Targets), Axis.Share("Average precision"),
            [.. bars, new BarSeries("prevalence (random order)", first.Select(target => target.Prevalence)) { Muted = true }])
        { Provenance = ProvenanceWords.Of(runs) };
    }

    /// <summary>Observed share against predicted probability over all known cells of a run, in ten equal bins.</summary>
    /// <exception cref="ArgumentException">There is no run, or the runs differ in task, protocol or data.</exception>
    public static Figure Calibration(this IReadOnlyList<RunRecord> runs)
    {
        RequireComparable(runs);
        string errors = string.Join("; ",
            runs.Select(run =>
            $"{run.Specification.Model} {run.Model.Overall.ExpectedCalibrationError?.ToString("0.000", CultureInfo.InvariantCulture) ?? Table.Missing}"));
        return new(
            "Calibration, pooled over folds: is a probability of 0.7 right seven times in ten?", $"Expected calibration error: {errors}.",
                Axis.Share("Predicted probability"),
            Axis.Share("Observed fraction"),
            [ReferenceLine.Identity("perfect calibration"), .. runs.Select(run =>
            {
                IReadOnlyList<CalibrationPoint> points =
                    CalibrationCurve.Of([.. run.Predictions.Probabilities.Cast<double>()], [.. run.Predictions.Actual.Cast<bool>()],
                    [.. run.Predictions.Known.Cast<bool>()]);
                return new LineSeries(run.Specification.Model, points.Select(point => point.MeanProbability), points.Select(point => point.ObservedShare));
            })])
        { Width = 520, Height = 460, Provenance = ProvenanceWords.Of(runs) };
    }

    private static void RequireComparable(IReadOnlyList<RunRecord> runs)
    {
        if (runs.Count == 0) throw new ArgumentException("A comparison needs at least one run.", nameof(runs));
        if (runs.Select(run => (run.Specification.Task, run.Specification.Protocol, run.Specification.Study)).Distinct().Count() > 1)
            throw new ArgumentException($"{string.Join(", ", runs.Select(run => run.Specification.Id))} differ in task, protocol or data, so they cannot "
                + "stand in one figure.", nameof(runs));
    }
}
