using Genex.Research.Evaluation;

#pragma warning disable MA0048 // a table and its rows

namespace Genex.Research.Experiments;

/// <summary>One line of a comparison.</summary>
/// <param name="Name">Id of the model, or name of the baseline.</param>
/// <param name="IsBaseline">Whether it is there to be beaten.</param>
/// <param name="Task">Id of the task.</param>
/// <param name="Protocol">Id of the protocol.</param>
/// <param name="Profile">Id of the profile.</param>
/// <param name="Samples">Number of test samples.</param>
/// <param name="Participants">Number of participants among them.</param>
/// <param name="Scores">Pooled over folds.</param>
/// <param name="LiftOverMajority">Element accuracy minus the training majority's on the same samples; null where either is undefined.</param>
/// <param name="WorstParticipant">The lowest element accuracy of a participant.</param>
public sealed record ComparisonRow(
    string Name, bool IsBaseline, string Task, string Protocol, string Profile, int Samples, int Participants, ScoreSheet Scores, double? LiftOverMajority, double? WorstParticipant);

/// <summary>Runs side by side, each group of task and protocol with its baselines once.</summary>
public static class Comparison
{
    /// <summary>Models in order of id, ablations left out, then the baselines, for each task, protocol and profile that occurs.</summary>
    public static IReadOnlyList<ComparisonRow> Of(params IEnumerable<RunRecord> runs) =>
    [
        .. runs.Where(run => run.Specification.Withheld.Length == 0).GroupBy(run => (run.Specification.Task, run.Specification.Protocol, run.Specification.Profile, run.Specification.Data))
            .SelectMany(group => group.OrderBy(run => run.Specification.Model, StringComparer.Ordinal).Select(run => Row(run, run.Model)).Concat(group.First().Baselines.Select(scored => Row(group.First(), scored)))),
    ];

    private static ComparisonRow Row(RunRecord run, Scored scored) => new(
        scored.Name, scored.IsBaseline, run.Specification.Task, run.Specification.Protocol, run.Specification.Profile, scored.Overall.Samples, scored.PerParticipant.Count, scored.Overall,
        scored.Overall.ElementAccuracy - run.Majority.Overall.ElementAccuracy, scored.PerParticipant.Min(person => person.Scores.ElementAccuracy));
}
