namespace Genex.Research.Numerics;

/// <summary>Mean and standard deviation.</summary>
internal static class Moments
{
    /// <summary>Mean and sample standard deviation (over N - 1); the deviation of fewer than two values is not a number.</summary>
    public static (double Mean, double Deviation) Of(double[] values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }
}
