using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>A run whose predictions were averaged over the moments before each: the least that a model over time must beat.</summary>
public static class SmoothedRun
{
    // Log-odds of a probability that is 0 or 1 to the last digit stay finite.
    private const double Least = 1e-9;

    /// <summary>Scores the mean log-odds of each test sample's window: the sample itself and the moments before it, as far as they are known and in the same
    /// part of the fold.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="samples">The samples that it was made on.</param>
    /// <param name="moments">T, at least 1; with 1 nothing changes.</param>
    /// <exception cref="ArgumentException">The samples are not those of the run.</exception>
    public static Scored Of(RunRecord run, SampleSet samples, int moments)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(samples);
        if (run.Specification.Data != samples.Fingerprint)
            throw new ArgumentException($"{run.Specification.Id} was made on other samples than the ones given; name its own study.", nameof(samples));
        double[,] raw = run.Predictions.Probabilities, smooth = new double[raw.GetLength(0), raw.GetLength(1)];
        int first = 0;
        foreach (Fold fold in run.Protocol.Divide(samples, run.Task))
        {
            SampleWindows windows = new(samples, moments, fold.Parts(samples.Count));
            Dictionary<int, int> rowOf = fold.Test.Select((sample, row) => (sample, row)).ToDictionary(pair => pair.sample, pair => first + pair.row);
            foreach ((int sample, int row) in rowOf)
            {
                (int[] rows, bool[] known) = windows.Of([sample]);
                int[] seen = [.. rows.Where((other, slot) => known[slot] && rowOf.ContainsKey(other)).Select(other => rowOf[other])];
                for (int target = 0; target < smooth.GetLength(1); target++)
                    smooth[row, target] = 1 / (1 + Math.Exp(-seen.Average(other => LogOdds(raw[other, target]))));
            }

            first += fold.Test.Length;
        }

        return Scored.From(Invariant($"{run.Specification.Label}, mean of {moments} moments"), isBaseline: false, smooth, run.Predictions, [.. run.Scorable]);
    }

    private static double LogOdds(double probability)
    {
        double inside = Math.Clamp(probability, Least, 1 - Least);
        return Math.Log(inside / (1 - inside));
    }
}
