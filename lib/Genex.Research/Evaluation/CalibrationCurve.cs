namespace Genex.Research.Evaluation;

/// <summary>How often yes is right at each predicted probability.</summary>
public static class CalibrationCurve
{
    /// <summary>The curve over equally wide bins.</summary>
    /// <param name="probabilities">N, from 0 to 1.</param>
    /// <param name="actual">N.</param>
    /// <param name="known">N, false where the truth is not known; null: all known.</param>
    /// <param name="bins">Number of bins on [0, 1]; at least 1. Default 10.</param>
    /// <returns>The bins that hold a sample, from low to high.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or a value is no probability.</exception>
    /// <remarks>The same bins as scikit-learn's calibration_curve with strategy "uniform".</remarks>
    public static IReadOnlyList<CalibrationPoint> Of(double[] probabilities, bool[] actual, bool[]? known = null, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        Shapes.Same(probabilities, actual, known);
        Shapes.Probabilities(probabilities, known, nameof(probabilities));

        double[] edges = Enumerable.Range(0, bins + 1).Select(edge => edge == bins ? 1 : edge * (1.0 / bins)).ToArray();
        var points = new List<CalibrationPoint>();
        for (int bin = 0; bin < bins; bin++)
        {
            (double from, double to, bool first) = (edges[bin], edges[bin + 1], bin == 0);
            int[] rows = Enumerable.Range(0, actual.Length)
                .Where(row => known?[row] != false && (probabilities[row] > from || first) && probabilities[row] <= to).ToArray();
            if (rows.Length > 0)
                points.Add(new(from, to, rows.Length, rows.Average(row => probabilities[row]), (double)rows.Count(row => actual[row]) / rows.Length));
        }

        return points;
    }
}
