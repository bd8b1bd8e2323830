namespace Genex.Research.Audit;

/// <summary>Finds how one recording's mean picture was moved over another's.</summary>
/// <remarks>Exhaustive over enlargements and shifts on a coarse version, then finer around the best (Brown 1992, section 2).</remarks>
internal static class FrameRegistration
{
    /// <summary>Least area that both must show.</summary>
    internal const double LeastOverlap = 0.5;

    private const int Coarse = 16;
    private const double LargestShift = 3.0 / Coarse;

    private static readonly double[] Scales = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4];

    /// <summary>The move under which the two correlate best.</summary>
    /// <param name="first">Mean picture before, one plane of 32 x 32 bytes.</param>
    /// <param name="second">Mean picture after.</param>
    /// <param name="mirrored">Whether to exchange left and right first.</param>
    internal static (FrameGeometry Geometry, double Correlation) Find(byte[] first, byte[] second, bool mirrored)
    {
        byte[] before = Shrunk(first), after = Shrunk(second);
        FrameGeometry[] all = [.. from scale in Scales
                                  from right in Steps(LargestShift, 1.0 / Coarse)
                                  from down in Steps(LargestShift, 1.0 / Coarse)
                                  let one = new FrameGeometry(mirrored, scale, right, down)
                                  where one.Overlap >= LeastOverlap
                                  select one];
        FrameGeometry best = all.MaxBy(one => Correlation(one, before, after, Coarse))!;
        const double fine = 0.5 / FrameSummary.Side;
        for (int round = 0; round < 2; round++)
        {
            FrameGeometry centre = best;
            best = (from scale in (double[])[-0.025, 0, 0.025]
                    from right in Steps(2 * fine, fine)
                    from down in Steps(2 * fine, fine)
                    let one = centre with { Scale = centre.Scale + scale, Right = centre.Right + right, Down = centre.Down + down }
                    where one.Overlap >= LeastOverlap
                    select one).MaxBy(one => Correlation(one, first, second, FrameSummary.Side)) ?? centre;
        }

        return (best, Correlation(best, first, second, FrameSummary.Side));
    }

    private static double Correlation(FrameGeometry geometry, byte[] first, byte[] second, int side)
    {
        (byte[] one, byte[] other) = geometry.Common(first, second, side);
        double count = one.Length, sumX = 0, sumY = 0, sumXX = 0, sumYY = 0, sumXY = 0;
        for (int pixel = 0; pixel < one.Length; pixel++)
        {
            double x = one[pixel], y = other[pixel];
            (sumX, sumY, sumXX, sumYY, sumXY) = (sumX + x, sumY + y, sumXX + x * x, sumYY + y * y, sumXY + x * y);
        }

        double spread = (sumXX - sumX * sumX / count) * (sumYY - sumY * sumY / count);
        return spread < 1e-6 ? 0 : (sumXY - sumX * sumY / count) / Math.Sqrt(spread);
    }

    private static IEnumerable<double> Steps(double reach, double step)
    {
        int steps = (int)Math.Round(reach / step);
        for (int place = -steps; place <= steps; place++) yield return place * step;
    }

    private static byte[] Shrunk(byte[] plane)
    {
        byte[] small = new byte[Coarse * Coarse];
        for (int y = 0; y < Coarse; y++)
        {
            for (int x = 0; x < Coarse; x++)
            {
                int at = 2 * y * FrameSummary.Side + 2 * x;
                small[y * Coarse + x] = (byte)((plane[at] + plane[at + 1] + plane[at + FrameSummary.Side] + plane[at + FrameSummary.Side + 1] + 2) / 4);
            }
        }

        return small;
    }
}
