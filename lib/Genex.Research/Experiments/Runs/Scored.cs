using System.Text.Json.Serialization;
using Genex.Research.Evaluation;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // scores of one predictor and of its participants

namespace Genex.Research.Experiments;

/// <summary>The scores of one participant's test samples.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Scores">Over this participant's samples alone.</param>
public sealed record ScoresOfParticipant(string Participant, ScoreSheet Scores);

/// <summary>The scores of one predictor, a model or a baseline, on the test samples of a run.</summary>
/// <param name="Name">Id of the model, or name of the baseline.</param>
/// <param name="IsBaseline">Whether it is there to be beaten.</param>
/// <param name="Overall">Counts pooled over all folds, then scored.</param>
/// <param name="PerParticipant">In order of id.</param>
public sealed record Scored(string Name, bool IsBaseline, ScoreSheet Overall, IReadOnlyList<ScoresOfParticipant> PerParticipant)
{
    /// <summary>Which baseline; null for a model.</summary>
    [JsonIgnore]
    public BaselineId? Baseline => IsBaseline ? BaselineNames.Find(Name) : null;

    /// <summary>Scores N x K probabilities against a run's truth.</summary>
    /// <param name="name">Id of the model, or name of the baseline.</param>
    /// <param name="isBaseline">Whether it is there to be beaten.</param>
    /// <param name="probabilities">N x K.</param>
    /// <param name="truth">The run's rows.</param>
    /// <param name="scorable">K, the targets that means over targets take in.</param>
    public static Scored From(string name, bool isBaseline, double[,] probabilities, Predictions truth, bool[] scorable)
    {
        ParticipantId[] people = [.. truth.Participant.Distinct().Order()];
        return new Scored(name, isBaseline, ScoreSheet.From(probabilities, truth.Actual, truth.Known, scorable: scorable), [.. people.Select(person =>
        {
            int[] rows = [.. Enumerable.Range(0, truth.Count).Where(row => truth.Participant[row] == person)];
            return new ScoresOfParticipant(person.ToString(),
                ScoreSheet.From(probabilities.Rows(rows), truth.Actual.Rows(rows), truth.Known.Rows(rows), scorable: scorable));
        })]);
    }
}
