using System.Numerics;
using System.Runtime.InteropServices;

namespace Genex.Research.Audit;

/// <summary>Compares frames where one is over- or underexposed: only pixels that both show are looked at.</summary>
/// <remarks>A gain of 1.2 over a bright room cuts its walls off at white; correlation over all pixels then calls two pictures of one moment
/// different.</remarks>
internal static class ClippedFrames
{
    /// <summary>Share of pixels at the ends of the scale from which a frame counts as clipped.</summary>
    internal const double Notable = 0.02;

    private const double LeastShare = 0.2;

    /// <summary>Whether one of the two is clipped, and enough pixels are left that neither clips.</summary>
    internal static bool Comparable(FrameSummary left, FrameSummary right) => (left.ClippedShare >= Notable || right.ClippedShare >= Notable)
        && Vectors.Product(left.Shown, right.Shown) >= LeastShare * FrameSummary.Pixels;

    /// <summary>Normalised correlation of the pictures over pixels that neither clips.</summary>
    internal static double Picture(FrameSummary left, FrameSummary right) => Correlation(left.Value, right.Value, left.Shown, right.Shown);

    /// <summary>The same of their movements.</summary>
    internal static double Movement(FrameSummary left, FrameSummary right) => Correlation(left.Difference, right.Difference, left.Shown, right.Shown);

    // All frames of two recordings are compared with each other, so this runs a million times in a small study.
    private static double Correlation(float[] first, float[] second, float[] shownFirst, float[] shownSecond)
    {
        ReadOnlySpan<Vector<float>> ones = Lanes(first), others = Lanes(second), inOne = Lanes(shownFirst), inOther = Lanes(shownSecond);
        Vector<double> count = default, sumX = default, sumY = default, sumXX = default, sumYY = default, sumXY = default;
        for (int place = 0; place < ones.Length; place++)
        {
            Vector<float> shown = inOne[place] * inOther[place];
            Vector.Widen(shown, out Vector<double> lowShown, out Vector<double> highShown);
            Vector.Widen(shown * ones[place], out Vector<double> lowX, out Vector<double> highX);
            Vector.Widen(shown * others[place], out Vector<double> lowY, out Vector<double> highY);
            (count, sumX, sumY) = (count + lowShown + highShown, sumX + lowX + highX, sumY + lowY + highY);
            (sumXX, sumYY, sumXY) = (sumXX + lowX * lowX + highX * highX, sumYY + lowY * lowY + highY * highY, sumXY + lowX * lowY + highX * highY);
        }

        (double n, double x, double y) = (Vector.Sum(count), Vector.Sum(sumX), Vector.Sum(sumY));
        double spread = (Vector.Sum(sumXX) - x * x / n) * (Vector.Sum(sumYY) - y * y / n);
        return spread < 1e-6 ? 0 : (Vector.Sum(sumXY) - x * y / n) / Math.Sqrt(spread);
    }

    // Frames have 1024 pixels: nothing is left over.
    private static ReadOnlySpan<Vector<float>> Lanes(float[] values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
