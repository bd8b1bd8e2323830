#pragma warning disable MA0048 // a curve is read together with its grid

namespace Genex.Research.Simulation;

/// <summary>Times at which the latent curves are known: every 40 ms, straight lines in between.</summary>
/// <param name="StartMilliseconds">Time of the first point.</param>
/// <param name="Count">How many points.</param>
internal sealed record TimeGrid(double StartMilliseconds, int Count)
{
    public const double StepMilliseconds = 40;

    /// <summary>A grid that covers [from, to].</summary>
    public static TimeGrid Covering(double fromMilliseconds, double toMilliseconds) =>
        new(fromMilliseconds, (int)Math.Ceiling((toMilliseconds - fromMilliseconds) / StepMilliseconds) + 2);

    /// <summary>Time of a point.</summary>
    public double TimeAt(int point) => StartMilliseconds + point * StepMilliseconds;

    /// <summary>The curve's value at a time; held at its ends.</summary>
    public double Sample(double[] curve, double timeMilliseconds)
    {
        double place = Math.Clamp((timeMilliseconds - StartMilliseconds) / StepMilliseconds, 0, Count - 1);
        int point = Math.Min((int)place, Count - 2);
        double share = place - point;
        return curve[point] * (1 - share) + curve[point + 1] * share;
    }
}

/// <summary>Smooth random curves: a stationary Gaussian process with mean 0, variance 1 and squared-exponential covariance.</summary>
internal static class SmoothProcess
{
    /// <summary>White noise through a Gaussian kernel of the given standard deviation; the curve crosses zero upwards about every 9 widths (Rice
    /// 1944).</summary>
    public static double[] Draw(TimeGrid grid, double widthMilliseconds, SeededRandom random)
    {
        double width = widthMilliseconds / TimeGrid.StepMilliseconds;
        int reach = (int)Math.Ceiling(3 * width);
        double[] kernel = new double[2 * reach + 1];
        for (int tap = 0; tap < kernel.Length; tap++)
            kernel[tap] = Math.Exp(-(tap - reach) * (tap - reach) / (2 * width * width));
        double norm = Math.Sqrt(kernel.Sum(value => value * value));

        double[] white = new double[grid.Count + 2 * reach];
        for (int point = 0; point < white.Length; point++)
            white[point] = random.Normal();

        double[] curve = new double[grid.Count];
        for (int point = 0; point < grid.Count; point++)
        {
            double sum = 0;
            for (int tap = 0; tap < kernel.Length; tap++)
                sum += kernel[tap] * white[point + tap];
            curve[point] = sum / norm;
        }

        return curve;
    }
}
