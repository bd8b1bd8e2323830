namespace Genex.Research.Recordings;

/// <summary>Medians over a window that moves along a signal.</summary>
public static class MovingMedian
{
    /// <summary>The median of the samples from <paramref name="reach"/> before each to as many after it; at the ends, of those that are there.</summary>
    /// <param name="signal">N finite samples.</param>
    /// <param name="reach">How many on each side, 0 or more.</param>
    /// <returns>N medians; of an even number of samples, the mean of the middle two.</returns>
    public static double[] Of(IReadOnlyList<double> signal, int reach)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentOutOfRangeException.ThrowIfNegative(reach);
        return [.. Each(signal, reach)];
    }

    /// <summary>The same one after the other, without an array of them.</summary>
    internal static IEnumerable<double> Each(IReadOnlyList<double> signal, int reach)
    {
        List<double> sorted = new(2 * reach + 2);
        int next = 0;
        for (int place = 0; place < signal.Count; place++)
        {
            for (; next < signal.Count && next <= place + reach; next++)
                sorted.Insert(PlaceOf(sorted, signal[next]), signal[next]);
            if (place > reach)
                sorted.RemoveAt(PlaceOf(sorted, signal[place - reach - 1]));
            int middle = sorted.Count / 2;
            yield return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    private static int PlaceOf(List<double> sorted, double value) => sorted.BinarySearch(value) is var place && place >= 0 ? place : ~place;
}
