namespace Genex.Research.Alignment;

/// <summary>A straight line through points of which some are wrong.</summary>
/// <param name="Intercept">Value at x = 0.</param>
/// <param name="Slope">Rise per unit of x.</param>
/// <param name="RootMeanSquare">Of the distances of the points that count (within three robust deviations).</param>
/// <param name="Count">How many count.</param>
internal readonly record struct RobustLine(double Intercept, double Slope, double RootMeanSquare, int Count)
{
    private const int Rounds = 20;
    private const double TukeyWidth = 4.685; // 95 % efficiency for normal errors

    /// <summary>Tukey's biweight by iterated least squares, with a normal prior of mean zero on the slope.</summary>
    /// <param name="points">At least two, x and y.</param>
    /// <param name="slopeDeviation">Standard deviation of the prior on the slope: with few points, or points close together, the slope stays near zero.</param>
    /// <remarks>Beaton and Tukey 1974; scale by the median absolute deviation of each round.</remarks>
    internal static RobustLine Fit(IReadOnlyList<(double X, double Y)> points, double slopeDeviation)
    {
        double level = Moments.Median(points.Select(point => point.Y)), slope = 0, centre = points.Average(point => point.X);
        double scale = 0;
        for (int round = 0; round < Rounds; round++)
        {
            scale = Math.Max(1, 1.4826 * Moments.Median(points.Select(point => Math.Abs(Rest(point)))));
            double weights = 0, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
            foreach ((double x, double y) in points)
            {
                double rest = Rest((x, y)) / (TukeyWidth * scale), away = x - centre;
                double weight = Math.Abs(rest) < 1 ? (1 - rest * rest) * (1 - rest * rest) : 0;
                weights += weight;
                (sumX, sumY, sumXX, sumXY) = (sumX + weight * away, sumY + weight * y, sumXX + weight * away * away, sumXY + weight * away * y);
            }
            if (weights <= 0)
                break;
            double prior = scale * scale / (slopeDeviation * slopeDeviation);
            slope = (sumXY - sumX * sumY / weights) / (sumXX - sumX * sumX / weights + prior);
            level = (sumY - slope * sumX) / weights;
        }
        double[] kept = [.. points.Select(Rest).Where(rest => Math.Abs(rest) <= 3 * scale)];
        return new RobustLine(level - slope * centre, slope, kept.Length == 0 ? double.NaN : Math.Sqrt(kept.Average(rest => rest * rest)), kept.Length);

        double Rest((double X, double Y) point) => point.Y - level - slope * (point.X - centre);
    }
}
