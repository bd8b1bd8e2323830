namespace Genex.Research.Evaluation;

/// <summary>Predictions that need no model, as N x K probabilities: what every score is read beside.</summary>
/// <remarks>Each learns from the training rows alone, and is scored by the same functions as a model.</remarks>
public static class Baselines
{
    /// <summary>No, always.</summary>
    /// <param name="samples">N, rows to predict.</param>
    /// <param name="targets">K.</param>
    /// <returns>N x K zeros.</returns>
    public static double[,] AllZero(int samples, int targets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(targets, 1);
        return new double[samples, targets];
    }

    /// <summary>Each target's share of positives in the training rows, for every row.</summary>
    /// <param name="training">M x K labels of the training rows.</param>
    /// <param name="samples">N, rows to predict.</param>
    /// <param name="known">M x K, false where the truth is not known; null: all known.</param>
    /// <returns>N x K, equal rows; 0 for a target that no training row knows.</returns>
    /// <exception cref="ArgumentException">The mask has another shape.</exception>
    public static double[,] TrainingPrevalence(bool[,] training, int samples, bool[,]? known = null) => Repeat(Prevalence(training, known), samples);

    /// <summary>Each target's majority in the training rows, for every row; no where yes and no are equally many.</summary>
    /// <returns>N x K, equal rows of 0 and 1.</returns>
    /// <inheritdoc cref="TrainingPrevalence" path="/param"/>
    /// <inheritdoc cref="TrainingPrevalence" path="/exception"/>
    public static double[,] TrainingMajority(bool[,] training, int samples, bool[,]? known = null)
        => Repeat([.. Prevalence(training, known).Select(static share => share > 0.5 ? 1.0 : 0.0)], samples);

    /// <summary>The last known label of each recording, carried forward to its next sample in time.</summary>
    /// <param name="actual">N x K labels of the rows to predict.</param>
    /// <param name="recordings">N, which recording each row is of; clocks of several are not compared.</param>
    /// <param name="milliseconds">N, when each row is, in the clock of its recording.</param>
    /// <param name="first">K, the prediction before a label is known, for example the training prevalence.</param>
    /// <param name="known">N x K, false where the truth is not known; null: all known.</param>
    /// <returns>N x K, in the order of the rows given.</returns>
    /// <exception cref="ArgumentException">The arrays differ in shape.</exception>
    /// <remarks>It is told the recording's past labels, which no model is: it shows how much of a score autocorrelation alone would buy.</remarks>
    public static double[,] Persistence<TRecording>(
        bool[,] actual, IReadOnlyList<TRecording> recordings, double[] milliseconds, double[] first, bool[,]? known = null)
        where TRecording : notnull
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(milliseconds);
        ArgumentNullException.ThrowIfNull(first);
        (int samples, int targets) = Shapes.Same(actual, actual, known);
        if (recordings.Count != samples || milliseconds.Length != samples || first.Length != targets)
            throw new ArgumentException(
                Invariant($"Persistence has {recordings.Count} recordings, {milliseconds.Length} times and {first.Length} first predictions for ")
                    + Invariant($"{samples} x {targets} labels."), nameof(actual));

        double[,] predicted = new double[samples, targets];
        foreach (IGrouping<TRecording, int> own in Enumerable.Range(0, samples).GroupBy(row => recordings[row]))
        {
            double[] last = (double[])first.Clone();
            foreach (int row in own.OrderBy(row => milliseconds[row]))
                for (int target = 0; target < targets; target++)
                {
                    predicted[row, target] = last[target];
                    if (known?[row, target] != false) last[target] = actual[row, target] ? 1 : 0;
                }
        }

        return predicted;
    }

    private static double[] Prevalence(bool[,] training, bool[,]? known)
        => [.. ConfusionCounts.PerTarget(training, training, known).Select(static counts => counts.Prevalence ?? 0)];

    private static double[,] Repeat(double[] row, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        double[,] table = new double[samples, row.Length];
        for (int sample = 0; sample < samples; sample++)
            for (int target = 0; target < row.Length; target++)
                table[sample, target] = row[target];
        return table;
    }
}
