using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Every metric of one run: over all targets, target by target, and on the vendor's own scale where the exports give it.</content>
public static partial class RunReporting
{
    private const string Plain = "0.000";

    /// <summary>Each metric as a mean over participants: with its interval, for the worst participant, at tuned thresholds, and over the best constant answer;
    /// the score of all samples together beside it.</summary>
    public static Table Scores(this RunRecord run)
    {
        BestConstant constant = BestConstant.Of(run);
        return new Columns<Line>
        {
            { "Metric", line => line.Metric.Name }, { "mean", Plain, line => line.Of(run.Model).Mean },
            { "95 % interval", line => Between(line.Of(run.Model).Interval) }, { "worst", Plain, line => line.Worst?.Score },
            { "of", line => line.Worst?.Participant }, { "tuned", Plain, line => run.Tuned is null ? null : line.Of(run.Tuned).Mean },
            { "best constant", Plain, line => line.Constant(constant)?.Average() }, { "lift", "+0.000;-0.000;0.000", line => line.Lift(constant)?.Mean },
            { "95 % interval of lift", line => Numbers.SignedBetween(line.Lift(constant)?.Interval) },
            { "pooled", Plain, line => line.Metric.Of(run.Model.Overall) },
        }.Table(
            Invariant($"{run.Specification.Label}, {run.Task.Title}, {run.Protocol.Title} ({run.Specification.Protocol}), {run.Specification.Profile} ")
                + Invariant($"profile, seed {run.Specification.Seed}"),
            Metrics.For(run.Task.Count).Select(metric => new Line(run, metric))) with
        {
            Provenance = run.Specification.Provenance,
            Footnotes =
            [
                $"{run.Predictions.Count} test samples of {run.Model.PerParticipant.Count} participants; {run.Scorable.Count(flag => flag)} of "
                    + $"{run.Scorable.Count} targets scorable. Means over targets take in the scorable ones.",
                "All but the last column: means over participants for whom the metric is defined, with "
                    + $"{(run.Model.PerParticipant.Count < ParticipantInterval.SmallestBootstrap ? "a t interval" : "a bootstrap interval")}. "
                    + "pooled: of the samples of all folds together.",
                "best constant: the best that an answer which never changes scores on these samples. lift: what is left over it.",
                run.Tuned is null ? "tuned: n/a, since this protocol reports from the samples that would choose the thresholds."
                    : "tuned: at thresholds chosen on each fold's inner held-out part.",
                .. Footnotes([run]),
                .. run.Predictions.Intensity is null ? ["The exports give no intensities: sensitivity at 30, 50 and 70 and errors on the native scale are n/a."]
                    : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>All scores of each target, with the mean over participants and its interval for balanced accuracy.</summary>
    public static Table TargetScores(this RunRecord run) => new(
        "Target by target",
        [
            Column.Text("Target"), Column.Number("known", "0"), Column.Number("prevalence"), Column.Number("precision"), Column.Number("recall"),
            Column.Number("F1"), Column.Number(Metrics.BalancedAccuracy.ShortName), Column.Number("mean"), Column.Text("95 % interval"),
            Column.Number(Metrics.RocArea.ShortName), Column.Number(Metrics.AveragePrecision.ShortName), Column.Number(Metrics.MatthewsCorrelation.ShortName),
            Column.Number(Metrics.Brier.ShortName), Column.Number(Metrics.CalibrationError.ShortName),
        ],
        run.Model.Overall.Targets.Select(target =>
        {
            var people = ParticipantMean.Of(run.Model.PerParticipant.Select(person => person.Scores.Targets[target.Target].BalancedAccuracy),
                (int)run.Specification.Seed);
            return (IReadOnlyList<object?>)
            [
                run.Predictions.Targets[target.Target] + (run.Scorable[target.Target] ? "" : " (not scorable)"), target.Support, target.Prevalence,
                target.Precision, target.Recall, target.F1, target.BalancedAccuracy,
                people.Mean, Between(people.Interval), target.RocArea, target.AveragePrecision,
                target.MatthewsCorrelation, target.Brier, target.ExpectedCalibrationError,
            ];
        }))
    {
        Provenance = run.Specification.Provenance,
        Footnotes = ["Pooled over folds. mean: balanced accuracy as a mean over participants who show both classes, with its interval. n/a: undefined, which "
        + "is neither 0 nor 0.5."]
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
        { Footnotes = ["Trained at 50; only the truth that the same predictions are held against changes."], Provenance = run.Specification.Provenance };
    }

    /// <summary>Errors on the vendor's scale, taking 100 times the probability for an intensity, beside a constant and persistence; null where the exports
    /// give none.</summary>
    public static Table? IntensityErrors(this RunRecord run) => run.Predictions.Intensity is null ? null : new Table(
        "On the vendor's scale, 0 to 100",
        [
            Column.Text("Target"), Column.Number("known", "0"),
            Column.Number("MAE", "0.0"), Column.Number("of a constant", "0.0"), Column.Number("of persistence", "0.0"),
            Column.Number("RMSE", "0.0"), Column.Number("of a constant", "0.0"), Column.Number("of persistence", "0.0"),
            Column.Number("CCC"), Column.Number("of a constant"), Column.Number("of persistence"),
        ],
        run.Predictions.Targets.Select((name, target) =>
        {
            IntensityErrors errors = IntensityScores.Of(run.Predictions, target);
            (IntensityErrors? constant, IntensityErrors? persistence) = IntensityScores.Baselines(run.Predictions, target);
            return (IReadOnlyList<object?>)
            [
                name, errors.Known, errors.MeanAbsolute, constant?.MeanAbsolute, persistence?.MeanAbsolute, errors.RootMeanSquared,
                constant?.RootMeanSquared, persistence?.RootMeanSquared, errors.Concordance, constant?.Concordance, persistence?.Concordance,
            ];
        }))
    {
        Provenance = run.Specification.Provenance,
        Footnotes =
        [
            "100 x the predicted probability against the intensity, its sign left out, where the exports give one: the models are trained on presence, not on "
                + "intensity. Constant: the mean intensity in the other folds. Persistence: the last intensity known of the person, which no model is told.",
        ],
    };

    /// <summary>How far the probabilities lie from the intensities, beside a constant and persistence.</summary>
    /// <exception cref="ArgumentException">The exports give no intensities.</exception>
    public static Sentence SayIntensityErrors(this RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        (double Model, double? Constant, double? Persistence)[] all = [.. Enumerable.Range(0, run.Predictions.Targets.Count).Select(target =>
        {
            (IntensityErrors? constant, IntensityErrors? persistence) = IntensityScores.Baselines(run.Predictions, target);
            return (IntensityScores.Of(run.Predictions, target).MeanAbsolute, Constant: constant?.MeanAbsolute, Persistence: persistence?.MeanAbsolute);
        }).Where(one => one.MeanAbsolute is not null).Select(one => (one.MeanAbsolute!.Value, one.Constant, one.Persistence))];
        if (all.Length == 0) throw new ArgumentException($"No intensity of the targets of {run.Specification.Label} is known.", nameof(run));
        return RunSentences.Intensities(run.Specification.Label, all.Average(one => one.Model), all.Average(one => one.Constant),
            all.Average(one => one.Persistence), all.Count(one => one.Model < one.Constant), all.Length);
    }

    private static string Between(ParticipantInterval? interval) =>
        interval is null ? Table.Missing : Invariant($"{interval.Lower:0.000} to {interval.Upper:0.000}");

    private sealed class Line(RunRecord run, Metric metric)
    {
        private readonly ParticipantScore<string>[] people = [.. run.Model.PerParticipant.Select(person =>
            new ParticipantScore<string>(person.Participant, person.Scores.Samples, metric.PooledOnly ? null : metric.Of(person.Scores)))];

        public Metric Metric => metric;

        public ParticipantScore<string>? Worst => ParticipantScores.Worst(people, metric.HigherIsBetter);

        public ParticipantMean Of(Scored scored) => ParticipantMean.Of(
            scored.PerParticipant.Select(person => metric.PooledOnly ? null : metric.Of(person.Scores)), (int)run.Specification.Seed, metric.Lowest,
            metric.Highest);

        public IReadOnlyList<double?>? Constant(BestConstant constant) => metric.PooledOnly ? null : constant.PerParticipant(metric);

        public ParticipantMean? Lift(BestConstant constant) => Constant(constant) is not { } best ? null
            : ParticipantMean.OfDifference(Of(run.Model).PerParticipant, best, (int)run.Specification.Seed);
    }
}
