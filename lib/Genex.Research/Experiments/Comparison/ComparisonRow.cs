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

    /// <summary>Share of this row's accuracy that the training majority does not have; null where either is undefined.</summary>
    public double? LiftOverMajority { get; init; }

    /// <summary>Interval of the primary score's mean over participants; null where there is no spread to judge by.</summary>
    public ParticipantInterval? Interval { get; init; }

    /// <summary>Primary score under random frames minus the one here, where both runs exist and here participants are held out.</summary>
    public double? LeakageDelta { get; init; }

    /// <summary>The primary score, pooled over folds, mean over seeds.</summary>
    public double? Pooled => Mean(Score.Metric);

    /// <summary>Every participant's primary score in order of id, mean over seeds; null where undefined.</summary>
    public IReadOnlyList<double?> PerParticipant =>
        [.. Enumerable.Range(0, Seeds[0].PerParticipant.Count).Select(place => Seeds.Average(seed => Score.Of(seed.PerParticipant[place].Scores)))];

    /// <summary>Mean of the primary score over the participants for whom it is defined.</summary>
    public double? MeanOverParticipants => PerParticipant.Average();

    /// <summary>The participant with the lowest primary score.</summary>
    public ParticipantScore<string>? Worst =>
        ParticipantScores.Worst(
        PerParticipant.Select((score, place) =>
        new ParticipantScore<string>(Seeds[0].PerParticipant[place].Participant, Seeds[0].PerParticipant[place].Scores.Samples, score)));

    /// <summary>The lowest element accuracy of a participant, first seed.</summary>
    public double? WorstParticipant => Seeds[0].PerParticipant.Min(person => Metrics.Accuracy.Of(person.Scores));

    /// <summary>Standard deviation of the pooled primary score over seeds; null for one seed. Seeds are never counted as N.</summary>
    public double? SeedDeviation
    {
        get
        {
            double[] values = [.. Seeds.Select(seed => Score.Of(seed.Overall)).OfType<double>()];
            return values.Length < 2 ? null : Moments.Of(values).Deviation;
        }
    }

    /// <summary>The scores at thresholds tuned on each fold's inner held-out part, one per seed; empty where none are tuned.</summary>
    public IReadOnlyList<Scored> Tuned { get; init; } = [];

    /// <summary>The primary score at tuned thresholds, pooled over folds, mean over seeds; null where none are tuned.</summary>
    public double? AtTunedThresholds => Tuned.Count == 0 ? null : Tuned.Average(seed => Score.Of(seed.Overall));

    /// <summary>Mean validation loss of the kept epochs over folds and seeds: what chooses the best model, never the samples that are reported.</summary>
    public double? ValidationLoss => Runs.Count == 0 ? null
        : Runs.Average(run => run.Folds.Average(fold => fold.Validated.Average(training => training.History[training.BestEpoch - 1].ValidationLoss)));

    /// <summary>Number of parameters as run: with the task's number of targets and the run's frames; null for a baseline.</summary>
    public long? Parameters { get; init; }

    /// <summary>Wall-clock training time of a seed, mean over seeds, seconds.</summary>
    public double? Seconds => Runs.Count == 0 ? null : Runs.Average(run => run.Environment.Seconds);

    /// <summary>A metric of the pooled sheets, mean over seeds.</summary>
    public double? Mean(Metric metric) => Seeds.Average(seed => metric.Of(seed.Overall));
}
