namespace Genex.Research.Evaluation;

/// <summary>What knowing who somebody is would buy, without looking at what they do.</summary>
public static class IdentityProbe
{
    /// <summary>Takes each row for the training participant whose rows look most alike, and predicts that participant's share of positives.</summary>
    /// <param name="training">M x P inputs of the training rows; not a number where missing (takes the training mean).</param>
    /// <param name="participants">M, who each training row is of.</param>
    /// <param name="actual">M x K labels.</param>
    /// <param name="predictFor">N x P inputs of the rows to predict.</param>
    /// <param name="known">M x K, false where the label is not known; null: all known.</param>
    /// <returns>N x K shares; 0 where the participant's label is never known.</returns>
    /// <exception cref="ArgumentException">The arrays differ in shape, or there is no training row.</exception>
    /// <remarks>
    /// Inputs are standardised on the training rows; alike is the smallest Euclidean distance to a participant's mean. Where train and test share participants,
    /// a high score says that the labels follow who; where they do not, it falls back to the habits of a lookalike.
    /// </remarks>
    public static double[,] Predict<TParticipant>(double[,] training, IReadOnlyList<TParticipant> participants, bool[,] actual, double[,] predictFor,
        bool[,]? known = null)
        where TParticipant : notnull
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(participants);
        ArgumentNullException.ThrowIfNull(predictFor);
        (int rows, int targets) = Shapes.Same(actual, actual, known);
        if (rows == 0 || participants.Count != rows || training.GetLength(0) != rows)
            throw new ArgumentException(
                Invariant($"There are {training.GetLength(0)} rows of inputs, {participants.Count} participants and {rows} rows of labels; expected as many ")
                + "of each, at least one.", nameof(training));

        var scale = Standardisation.Of(training, [.. Enumerable.Range(0, rows)]);
        (double[] Centre, double[] Shares)[] people = Enumerable.Range(0, rows).GroupBy(row => participants[row])
            .Select(own => (Centre: Centre(scale, training, [.. own]), Shares: Shares(actual, known, [.. own], targets))).ToArray();
        double[,] predicted = new double[predictFor.GetLength(0), targets];
        for (int row = 0; row < predicted.GetLength(0); row++)
        {
            double[] here = scale.Row(predictFor, row);
            double[] shares = people.MinBy(person => person.Centre.Zip(here, static (one, other) => (one - other) * (one - other)).Sum()).Shares;
            for (int target = 0; target < targets; target++) predicted[row, target] = shares[target];
        }

        return predicted;
    }

    private static double[] Centre(Standardisation scale, double[,] inputs, int[] rows)
    {
        double[][] own = [.. rows.Select(row => scale.Row(inputs, row))];
        return [.. Enumerable.Range(0, own[0].Length).Select(input => own.Average(row => row[input]))];
    }

    private static double[] Shares(bool[,] actual, bool[,]? known, int[] rows, int targets) =>
        [.. Enumerable.Range(0, targets)
            .Select(target => rows.Where(row => known?[row, target] != false).Average(row => (double?)(actual[row, target] ? 1 : 0)) ?? 0)];
}
