namespace Genex.Research.Audit;

/// <summary>Compares frames where one is over- or underexposed: only pixels that both show are looked at.</summary>
/// <remarks>A gain of 1.2 over a bright room cuts its walls off at white; correlation over all pixels then calls two pictures of one moment
/// different.</remarks>
internal static class ClippedFrames
{
    /// <summary>Share of pixels at the ends of the scale from which a frame counts as clipped.</summary>
    internal const double Notable = 0.02;

    private const double LeastShare = 0.2;

    /// <summary>Normalised correlations of the pictures and of their movements over pixels that neither clips; null when too few are left, or neither frame is
    /// clipped.</summary>
    internal static (double Picture, double Movement)? Compare(FrameSummary left, FrameSummary right)
    {
        if (left.ClippedShare < Notable && right.ClippedShare < Notable) return null;
        int[] shown = [.. Enumerable.Range(0, FrameSummary.Pixels).Where(pixel => !left.Clipped[pixel] && !right.Clipped[pixel])];
        return shown.Length < LeastShare * FrameSummary.Pixels ? null
            : (Correlation(left.Value, right.Value, shown), Correlation(left.Difference, right.Difference, shown));
    }

    private static double Correlation(float[] first, float[] second, int[] pixels)
    {
        double count = pixels.Length, sumX = 0, sumY = 0, sumXX = 0, sumYY = 0, sumXY = 0;
        foreach (int pixel in pixels)
        {
            double x = first[pixel], y = second[pixel];
            (sumX, sumY, sumXX, sumYY, sumXY) = (sumX + x, sumY + y, sumXX + x * x, sumYY + y * y, sumXY + x * y);
        }

        double spread = (sumXX - sumX * sumX / count) * (sumYY - sumY * sumY / count);
        return spread < 1e-6 ? 0 : (sumXY - sumX * sumY / count) / Math.Sqrt(spread);
    }
}
