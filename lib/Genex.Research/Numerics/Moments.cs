namespace Genex.Research.Numerics;

/// <summary>Mean, standard deviation, median and quantiles.</summary>
public static class Moments
{
    /// <summary>Mean and sample standard deviation (over N - 1); the deviation of fewer than two values is not a number.</summary>
    public static (double Mean, double Deviation) Of(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }

    /// <summary>Mean and population standard deviation (over N); both 0 of nothing.</summary>
    public static (double Mean, double Deviation) OfPopulation(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) return (0, 0);
        double mean = values.Sum() / values.Count;
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Count));
    }

    /// <summary>The middle value; the mean of the two in the middle; not a number of nothing.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>A quantile of sorted values, interpolated linearly between neighbours (type 7 of Hyndman and Fan 1996, as NumPy's quantile).</summary>
    /// <param name="sorted">In rising order, at least one.</param>
    /// <param name="fraction">0 to 1.</param>
    public static double Quantile(double[] sorted, double fraction)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        double index = fraction * (sorted.Length - 1);
        int below = (int)Math.Floor(index);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((index - below) * (sorted[below + 1] - sorted[below]));
    }
}
