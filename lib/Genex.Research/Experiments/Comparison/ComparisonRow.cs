using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>One line of a comparison: a model, with all its seeds, or a baseline.</summary>
/// <param name="Predictor">Which model in which variant, or which baseline.</param>
/// <param name="Runs">The runs of a model, one per seed; empty for a baseline.</param>
/// <param name="Seeds">The scores, one per seed; a baseline has one.</param>
/// <param name="Score">The task's primary score.</param>
public sealed record ComparisonRow(PredictorIdentity Predictor, IReadOnlyList<RunRecord> Runs, IReadOnlyList<Scored> Seeds, PrimaryScore Score)
{
    /// <summary>Label of the model, or name of the baseline.</summary>
    public string Name => Predictor.Name;

    /// <summary>Whether it is there to be beaten.</summary>
    public bool IsBaseline => Predictor.Family is null;

    /// <summary>Scores of the first seed, pooled over folds.</summary>
    public ScoreSheet Scores => Seeds[0].Overall;

    /// <summary>Of the bootstrap.</summary>
    public int Seed { get; init; }

    /// <summary>Interval of the primary score's mean over participants; null where there is no spread to judge by.</summary>
    public ParticipantInterval? Interval { get; init; }

    /// <summary>Accuracy over the best constant's, participant by participant; null where it was not compared.</summary>
    public ParticipantMean? Lift { get; init; }

    /// <summary>Accuracy over the best constant's, both of all samples together; null where either is undefined.</summary>
    public double? PooledLift { get; init; }

    /// <summary>Primary score under random frames minus the one here, participant by participant, where both runs exist and here participants are held out.
    /// </summary>
    public ParticipantMean? Leakage { get; init; }

    /// <summary>The same in accuracy, where the primary score cannot see who somebody is: balanced accuracy within a person. Null elsewhere.</summary>
    public ParticipantMean? AccuracyLeakage { get; init; }

    /// <summary>Mean over participants of <see cref="Leakage"/>.</summary>
    public double? LeakageDelta => Leakage?.Mean;

    /// <summary>The primary score, pooled over folds, mean over seeds.</summary>
    public double? Pooled => PooledOf(Score.Metric);

    /// <summary>Every participant's primary score in order of id, mean over seeds; null where undefined.</summary>
    public IReadOnlyList<double?> PerParticipant => PerParticipantOf(Score.Metric);

    /// <summary>Every participant's score by any metric, in order of id, mean over seeds; null where undefined.</summary>
    public IReadOnlyList<double?> PerParticipantOf(Metric metric) => Each(Seeds, metric);

    /// <summary>Mean of the primary score over the participants for whom it is defined.</summary>
    public double? MeanOverParticipants => PerParticipant.Average();

    /// <summary>The participant with the lowest primary score.</summary>
    public ParticipantScore<string>? Worst =>
        ParticipantScores.Worst(
        PerParticipant.Select((score, place) =>
        new ParticipantScore<string>(Seeds[0].PerParticipant[place].Participant, Seeds[0].PerParticipant[place].Scores.Samples, score)));

    /// <summary>Standard deviation over seeds of the primary score's mean over participants; null for one seed. Seeds are never counted as N.</summary>
    public double? SeedDeviation
    {
        get
        {
            double[] values = [.. Seeds.Select(seed => seed.PerParticipant.Average(person => Score.Of(person.Scores))).OfType<double>()];
            return values.Length < 2 ? null : Moments.Of(values).Deviation;
        }
    }

    /// <summary>The scores at thresholds tuned on each fold's inner held-out part, one per seed; empty where none are tuned.</summary>
    public IReadOnlyList<Scored> Tuned { get; init; } = [];

    /// <summary>The primary score at tuned thresholds; null where none are tuned.</summary>
    public ParticipantMean? AtTuned => Tuned.Count == 0 ? null : ParticipantMean.Of(Each(Tuned, Score.Metric), Seed, Score.Metric.Lowest, Score.Metric.Highest);

    /// <summary>Mean over participants of <see cref="AtTuned"/>.</summary>
    public double? AtTunedThresholds => AtTuned?.Mean;

    /// <summary>Participants and seeds taken apart in the primary score; null for one seed.</summary>
    public SeedComponents? Components =>
        SeedComponents.Of([.. Seeds.Select(seed => (IReadOnlyList<double?>)[.. seed.PerParticipant.Select(person => Score.Of(person.Scores))])]);

    /// <summary>Mean validation loss of the kept epochs over folds and seeds: what chooses the best model, never the samples that are reported.</summary>
    public double? ValidationLoss => Runs.Count == 0 ? null
        : Runs.Average(run => run.Folds.Average(fold => fold.Validated.Average(training => training.History[training.BestEpoch - 1].ValidationLoss)));

    /// <summary>Number of parameters as run: with the task's number of targets and the run's frames; null for a baseline.</summary>
    public long? Parameters { get; init; }

    /// <summary>Wall-clock training time of a seed, mean over seeds, seconds.</summary>
    public double? Seconds => Runs.Count == 0 ? null : Runs.Average(run => run.Environment.Seconds);

    /// <summary>A metric as a mean over participants with its interval, mean over seeds first; nothing for one that is taken of all samples together
    /// alone.</summary>
    public ParticipantMean Of(Metric metric) =>
        ParticipantMean.Of(metric.PooledOnly ? [] : Each(Seeds, metric), Seed, metric.Lowest, metric.Highest);

    /// <summary>A metric of all samples together, mean over seeds.</summary>
    public double? PooledOf(Metric metric) => Seeds.Average(seed => metric.Of(seed.Overall));

    private static IReadOnlyList<double?> Each(IReadOnlyList<Scored> seeds, Metric metric) =>
        [.. Enumerable.Range(0, seeds[0].PerParticipant.Count).Select(person => seeds.Average(seed => metric.Of(seed.PerParticipant[person].Scores)))];
}
