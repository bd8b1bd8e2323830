using Genex.Research.Evaluation;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>Two predictors on the same held-out participants, compared participant by participant on the task's primary score.</summary>
/// <param name="FirstPredictor">The first.</param>
/// <param name="SecondPredictor">The second.</param>
/// <param name="Score">What is compared.</param>
/// <param name="Result">Differences (first minus second), interval, test.</param>
public sealed record RunContrast(PredictorIdentity FirstPredictor, PredictorIdentity SecondPredictor, PrimaryScore Score, PairedContrast Result)
{
    /// <summary>Where the data come from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Name of the first.</summary>
    public string First => FirstPredictor.Name;

    /// <summary>Name of the second.</summary>
    public string Second => SecondPredictor.Name;

    /// <summary>Whether the second is the training majority.</summary>
    public bool IsAgainstMajority => SecondPredictor.Baseline == BaselineId.Majority;

    /// <summary>A run's model against the training majority of the same run.</summary>
    public static RunContrast AgainstMajority(RunRecord run) => Of(run, run.Majority, PredictorIdentity.Of(run.Majority));

    /// <summary>Two runs' models; both runs must be of one task, protocol and study.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static RunContrast Of(RunRecord first, RunRecord second)
    {
        (RunSpecification one, RunSpecification other) = (first.Specification, second.Specification);
        return (one.Task, one.Protocol, one.Study) == (other.Task, other.Protocol, other.Study) ? Of(first, second.Model, PredictorIdentity.Of(other))
            : throw new ArgumentException($"{one.Id} and {other.Id} differ in task, protocol or data, so their scores cannot be compared.", nameof(second));
    }

    private static RunContrast Of(RunRecord run, Scored second, PredictorIdentity secondPredictor)
    {
        PrimaryScore score = PrimaryScore.For(run.Task);
        IReadOnlyList<double?> Of(Scored scored, Metric metric) => [.. scored.PerParticipant.Select(person => metric.Of(person.Scores))];
        return new(PredictorIdentity.Of(run.Specification), secondPredictor, score, score.Contrast(
            metric => Of(run.Model, metric), metric => Of(second, metric), (int)run.Specification.Seed, TestFolds.Shared(run)))
        { Provenance = run.Specification.Provenance };
    }
}
