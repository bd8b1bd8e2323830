using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Every metric of one run: over all targets, target by target, and on the vendor's own scale where the exports give it.</content>
public static partial class RunReporting
{
    private const string Plain = "0.000";

    /// <summary>Each metric pooled over folds, as a mean over participants with its interval, for the worst participant, at tuned thresholds, and of the
    /// training majority.</summary>
    public static Table Scores(this RunRecord run) => new Columns<Line>
    {
        { "Metric", line => line.Metric.Name }, { "pooled", Plain, line => line.Pooled }, { "mean", Plain, line => line.Mean },
        { "95 % interval", line => Between(line.Interval) }, { "worst", Plain, line => line.Worst?.Score }, { "of", line => line.Worst?.Participant },
        { "tuned", Plain, line => run.Tuned is null ? null : line.Metric.Of(run.Tuned.Overall) }, { "majority", Plain, line => line.Majority },
        { "lift", "+0.000;-0.000;0.000", line => line.Pooled - line.Majority },
    }.Table(
        Invariant($"{run.Specification.Label}, {run.Task.Title}, {run.Protocol.Title} ({run.Specification.Protocol}), {run.Specification.Profile} profile, ")
            + Invariant($"seed {run.Specification.Seed}"),
        Metrics.All.Select(metric => new Line(run, metric))) with
    {
        Footnotes =
        [
            $"{run.Predictions.Count} test samples of {run.Model.PerParticipant.Count} participants; {run.Scorable.Count(flag => flag)} of "
                + $"{run.Scorable.Count} targets scorable. Means over targets take in the scorable ones.",
            "mean: over participants for whom the metric is defined, with "
                + $"{(run.Model.PerParticipant.Count < ParticipantInterval.SmallestBootstrap ? "a t interval" : "a bootstrap interval")}. Average precision "
                + $"of a random order (mean prevalence): {Numbers.Score(run.Model.Overall.Prevalence)}.",
            run.Tuned is null ? "tuned: n/a, since this protocol reports from the samples that would choose the thresholds."
                : "tuned: pooled, at thresholds chosen on each fold's inner held-out part.",
            .. run.Caveats.Count > 0 ? [$"To be read with these numbers: {Numbers.List(run.Caveats)}."] : Array.Empty<string>(),
            .. run.Predictions.Intensity is null ? ["The exports give no intensities: sensitivity at 30, 50 and 70 and errors on the native scale are n/a."]
                : Array.Empty<string>(),
        ],
    };

    /// <summary>All scores of each target, with the mean over participants and its interval for balanced accuracy.</summary>
    public static Table TargetScores(this RunRecord run) => new(
        "Target by target",
        [
            Column.Text("Target"), Column.Number("known", "0"), Column.Number("prevalence"), Column.Number("precision"), Column.Number("recall"),
            Column.Number("F1"), Column.Number(Metrics.BalancedAccuracy.ShortName), Column.Text("95 % interval"),
            Column.Number(Metrics.AveragePrecision.ShortName), Column.Number(Metrics.MatthewsCorrelation.ShortName),
            Column.Number(Metrics.Brier.ShortName), Column.Number(Metrics.CalibrationError.ShortName),
        ],
        run.Model.Overall.Targets.Select(target =>
        {
            ParticipantInterval? interval = ParticipantInterval.Of(
                [.. run.Model.PerParticipant.Select(person => person.Scores.Targets[target.Target].BalancedAccuracy).OfType<double>()],
                (int)run.Specification.Seed)?.Within(0, 1);
            return (IReadOnlyList<object?>)
            [
                run.Predictions.Targets[target.Target] + (run.Scorable[target.Target] ? "" : " (not scorable)"), target.Support, target.Prevalence,
                target.Precision, target.Recall, target.F1, target.BalancedAccuracy,
                Between(interval), target.AveragePrecision,
                target.MatthewsCorrelation, target.Brier, target.ExpectedCalibrationError,
            ];
        }))
    {
        Footnotes = ["Pooled over folds; the interval is of the mean balanced accuracy over participants who show both classes. n/a: undefined, which is "
        + "neither 0 nor 0.5."]
    };

    /// <summary>The same predictions against truths that begin at other intensities; null where the exports give none.</summary>
    /// <remarks>The vendor's threshold is 50; a score that hangs on it says as much about the threshold as about the model.</remarks>
    public static Table? Sensitivity(this RunRecord run)
    {
        if (run.Predictions.Intensity is null) return null;
        PrimaryScore score = PrimaryScore.For(run.Task);
        return new Table(
            "Sensitivity to the intensity from which a target counts as present",
            [Column.Number("Threshold", "0"), Column.Number("known cells", "0"), Column.Number("prevalence"), Column.Number(score.Name),
                Column.Number(Metrics.Accuracy.ShortName), Column.Number(Metrics.MicroF1.ShortName), Column.Number(Metrics.AveragePrecision.ShortName)],
            new[] { 30.0, 50, 70 }.Select(threshold =>
            {
                ScoreSheet sheet = IntensityScores.At(run.Predictions, threshold, [.. run.Scorable]);
                long positives = sheet.Targets.Sum(target => target.Positives), known = sheet.Targets.Sum(target => target.Support);
                return (IReadOnlyList<object?>)[threshold, known, known == 0 ? null : (double)positives / known, score.Of(sheet),
                    Metrics.Accuracy.Of(sheet), Metrics.MicroF1.Of(sheet), Metrics.AveragePrecision.Of(sheet)];
            }))
        { Footnotes = ["Trained at 50; only the truth that the same predictions are held against changes."] };
    }

    /// <summary>Errors on the vendor's scale, taking 100 times the probability for an intensity; null where the exports give none.</summary>
    public static Table? IntensityErrors(this RunRecord run) => run.Predictions.Intensity is null ? null : new Table(
        "On the vendor's scale, 0 to 100",
        [Column.Text("Target"), Column.Number("known", "0"), Column.Number("MAE", "0.0"), Column.Number("RMSE", "0.0"), Column.Number("CCC")],
        run.Predictions.Targets.Select((name, target) =>
        {
            IntensityErrors errors = IntensityScores.Of(run.Predictions, target);
            return (IReadOnlyList<object?>)[name, errors.Known, errors.MeanAbsolute, errors.RootMeanSquared, errors.Concordance];
        }))
    { Footnotes = ["100 x the predicted probability against the intensity, its sign left out: the models are trained on presence, not on intensity."] };

    private static string Between(ParticipantInterval? interval) =>
        interval is null ? Table.Missing : Invariant($"{interval.Lower:0.000} to {interval.Upper:0.000}");

    private sealed class Line(RunRecord run, Metric metric)
    {
        private readonly ParticipantScore<string>[] people = [.. run.Model.PerParticipant.Select(person =>
            new ParticipantScore<string>(person.Participant, person.Scores.Samples, metric.Of(person.Scores)))];

        public Metric Metric => metric;

        public double? Pooled => metric.Of(run.Model.Overall);

        public double? Majority => metric.Of(run.Majority.Overall);

        public double? Mean => people.Average(person => person.Score);

        public ParticipantScore<string>? Worst => ParticipantScores.Worst(people, metric.HigherIsBetter);

        public ParticipantInterval? Interval =>
            ParticipantInterval.Of([.. people.Select(person => person.Score).OfType<double>()], (int)run.Specification.Seed)
                ?.Within(metric.Lowest, metric.Highest);
    }
}
