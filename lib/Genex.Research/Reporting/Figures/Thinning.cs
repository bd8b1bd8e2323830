namespace Genex.Research.Reporting;

/// <summary>Which points of a long series are drawn, so that a figure stays small and no peak is lost.</summary>
/// <remarks>
/// Lines: the series is cut into stretches of equally many points, and of each the first lowest and the first highest are kept, in order, with
/// the two ends of the series. At one stretch per pixel column this draws the same picture (Jugel et al. 2014, "M4").
/// Points: every k-th, and the extremes of both coordinates.
/// </remarks>
public static class Thinning
{
    /// <summary>1000: more than any figure has pixels across.</summary>
    public const int DefaultPoints = 1000;

    /// <summary>Places to keep for a line: at most <paramref name="maximum"/>, in order, extremes of every stretch among them.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is under 4.</exception>
    public static int[] Extremes(IReadOnlyList<double> values, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 4);
        if (values.Count <= maximum) return [.. Enumerable.Range(0, values.Count)];

        int stretches = (maximum - 2) / 2;
        var kept = new SortedSet<int> { 0, values.Count - 1 };
        for (int stretch = 0; stretch < stretches; stretch++)
        {
            int from = (int)((long)values.Count * stretch / stretches), to = (int)((long)values.Count * (stretch + 1) / stretches);
            int lowest = from, highest = from;
            for (int i = from + 1; i < to; i++)
            {
                if (values[i] < values[lowest]) lowest = i;
                if (values[i] > values[highest]) highest = i;
            }

            kept.Add(lowest);
            kept.Add(highest);
        }

        return [.. kept];
    }

    /// <summary>Places to keep of a cloud: at most <paramref name="maximum"/>, in order, the extremes of x and y among them.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is under 5.</exception>
    public static int[] Spread(IReadOnlyList<double> x, IReadOnlyList<double> y, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 5);
        if (x.Count <= maximum) return [.. Enumerable.Range(0, x.Count)];

        var kept = new SortedSet<int>([Extreme(x, -1), Extreme(x, 1), Extreme(y, -1), Extreme(y, 1)]);
        int regular = maximum - 4;
        for (int i = 0; i < regular; i++) kept.Add((int)((long)x.Count * i / regular));
        return [.. kept];
    }

    internal static T[] Pick<T>(IReadOnlyList<T> values, int[] places) => [.. places.Select(place => values[place])];

    private static int Extreme(IReadOnlyList<double> values, int sign)
    {
        int best = 0;
        for (int i = 1; i < values.Count; i++)
            if (sign * values[i] > sign * values[best]) best = i;
        return best;
    }
}
