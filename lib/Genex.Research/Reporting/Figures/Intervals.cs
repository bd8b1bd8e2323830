namespace Genex.Research.Reporting;

/// <summary>Checks of intervals around values, for the series that have them.</summary>
internal static class Intervals
{
    internal static double?[] Ends(string series, double?[] values, IEnumerable<double?>? ends, string what)
    {
        double?[] copy = Check.FiniteOrMissing(ends ?? [], series, what);
        if (copy.Length > 0) Check.SameLength(series, ("values", values.Length), ($"{what}s", copy.Length));
        return copy;
    }

    /// <summary>Both ends or neither, and low &lt;= value &lt;= high, with room for rounding.</summary>
    internal static void Hold(string series, IReadOnlyList<double?> values, IReadOnlyList<double?> low, IReadOnlyList<double?> high)
    {
        if ((low.Count == 0) != (high.Count == 0)) throw new ArgumentException($"Series \"{series}\" has only one end of its intervals; give both or neither.");
        for (int i = 0; i < low.Count; i++)
        {
            if (values[i] is not { } value || low[i] is not { } from || high[i] is not { } to) continue;
            double slack = 1e-9 * (1 + Math.Abs(value));
            if (from > value + slack || to < value - slack)
                throw new ArgumentException(Invariant($"Series \"{series}\": the interval {i}, {from} to {to}, does not hold its value {value}."));
        }
    }
}
