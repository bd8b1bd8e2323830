namespace Genex.Research.Prediction;

/// <summary>A mean over the moments around, weighted by a Gaussian of their distance in time.</summary>
/// <remarks>Moments need not be evenly spaced: weights are normalised at each, so that a gap or an end pulls nothing towards 0. It looks into the future as
/// well as into the past: for watching a recording, not for deciding while it runs.</remarks>
public static class Smoothing
{
    /// <summary>Smooths one series.</summary>
    /// <param name="milliseconds">N times, rising.</param>
    /// <param name="values">N; those that are not a number are left out.</param>
    /// <param name="seconds">Standard deviation of the weights; 0 leaves the values.</param>
    /// <returns>N.</returns>
    public static double[] Gaussian(IReadOnlyList<double> milliseconds, IReadOnlyList<double> values, double seconds)
    {
        double[] smooth = [.. values];
        if (seconds <= 0) return smooth;
        double width = 1000 * seconds, reach = 3 * width;
        int first = 0;
        for (int row = 0; row < smooth.Length; row++)
        {
            while (milliseconds[row] - milliseconds[first] > reach) first++;
            (double sum, double weights) = (0, 0);
            for (int other = first; other < smooth.Length && milliseconds[other] - milliseconds[row] <= reach; other++)
            {
                if (double.IsNaN(values[other])) continue;
                double distance = (milliseconds[other] - milliseconds[row]) / width, weight = Math.Exp(-distance * distance / 2);
                (sum, weights) = (sum + weight * values[other], weights + weight);
            }

            smooth[row] = weights > 0 ? sum / weights : double.NaN;
        }

        return smooth;
    }
}
