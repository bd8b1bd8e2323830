namespace Genex.Research.Evaluation;

/// <summary>Which targets the data can score at all.</summary>
public static class ScorableTargets
{
    /// <summary>
    /// A target is scorable when at least two participants each show it at least k times and at least k times not. The others are listed, not averaged.
    /// </summary>
    /// <param name="actual">N x K.</param>
    /// <param name="participants">N, who each sample is of.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <param name="minimum">k; at least 1. Default 5.</param>
    /// <returns>K.</returns>
    /// <exception cref="ArgumentException">The arrays differ in shape.</exception>
    /// <remarks>A label that is constant within every participant says who, not what, and is never scorable.</remarks>
    public static bool[] Find<TParticipant>(bool[,] actual, IReadOnlyList<TParticipant> participants, bool[,]? known = null, int minimum = 5)
        where TParticipant : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        ArgumentNullException.ThrowIfNull(participants);
        (int samples, int targets) = Shapes.Same(actual, actual, known);
        if (participants.Count != samples)
            throw new ArgumentException(Invariant($"There are {participants.Count} participants for {samples} samples; expected one for each."),
                nameof(participants));

        int[][] people = Enumerable.Range(0, samples).GroupBy(row => participants[row]).Select(static rows => rows.ToArray()).ToArray();
        return [.. Enumerable.Range(0, targets).Select(target => people.Count(rows => Enough(rows, target)) >= 2)];

        bool Enough(int[] rows, int target)
        {
            int[] counted = rows.Where(row => known?[row, target] != false).ToArray();
            int positives = counted.Count(row => actual[row, target]);
            return positives >= minimum && counted.Length - positives >= minimum;
        }
    }
}
