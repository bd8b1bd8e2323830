using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>Two predictors on the same held-out participants, compared participant by participant on the task's primary score.</summary>
/// <param name="First">Name of the first.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="Score">What is compared.</param>
/// <param name="Result">Differences (first minus second), interval, test.</param>
public sealed record RunContrast(string First, string Second, PrimaryScore Score, PairedContrast Result)
{
    /// <summary>A run's model against the training majority of the same run.</summary>
    public static RunContrast AgainstMajority(RunRecord run) => Of(run, run.Model, run.Majority);

    /// <summary>Two runs' models; both runs must be of one task, protocol and study.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static RunContrast Of(RunRecord first, RunRecord second)
    {
        (RunSpecification one, RunSpecification other) = (first.Specification, second.Specification);
        return (one.Task, one.Protocol, one.Study) == (other.Task, other.Protocol, other.Study) ? Of(first, first.Model, second.Model)
            : throw new ArgumentException($"{one.Id} and {other.Id} differ in task, protocol or data, so their scores cannot be compared.", nameof(second));
    }

    private static RunContrast Of(RunRecord run, Scored first, Scored second)
    {
        PrimaryScore score = PrimaryScore.For(run.Task);
        return new(first.Name, second.Name, score, PairedContrast.Of(
            [.. first.PerParticipant.Select(person => score.Of(person.Scores))], [.. second.PerParticipant.Select(person => score.Of(person.Scores))],
            (int)run.Specification.Seed));
    }
}
