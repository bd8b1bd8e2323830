namespace Genex.Research.Evaluation;

/// <summary>A score taken per participant: the points that intervals and tests work on.</summary>
public static class ParticipantScores
{
    /// <summary>Scores the rows of each participant on their own.</summary>
    /// <param name="participants">N, who each row is of.</param>
    /// <param name="score">The score of some rows (their places among the N); null where undefined.</param>
    /// <returns>One entry per participant, in the order of their first rows.</returns>
    public static IReadOnlyList<ParticipantScore<TParticipant>> Of<TParticipant>(IReadOnlyList<TParticipant> participants, Func<int[], double?> score)
        where TParticipant : notnull
    {
        ArgumentNullException.ThrowIfNull(participants);
        ArgumentNullException.ThrowIfNull(score);
        return [.. Enumerable.Range(0, participants.Count).GroupBy(row => participants[row])
            .Select(rows => new ParticipantScore<TParticipant>(rows.Key, rows.Count(), score([.. rows])))];
    }

    /// <summary>The participant with the lowest score: what the mean hides.</summary>
    /// <param name="scores">Participants; those without a score are passed over.</param>
    /// <param name="higherIsBetter">False for errors and losses: then the highest is the worst. Default true.</param>
    /// <returns>The first of equals; null when nobody has a score.</returns>
    public static ParticipantScore<TParticipant>? Worst<TParticipant>(IEnumerable<ParticipantScore<TParticipant>> scores, bool higherIsBetter = true)
        where TParticipant : notnull
        => scores.Where(static one => one.Score is not null).MinBy(one => higherIsBetter ? one.Score : -one.Score);
}
