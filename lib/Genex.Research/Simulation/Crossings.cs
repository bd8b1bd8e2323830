using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>From a curve to the intervals in which it is at or over a threshold.</summary>
internal static class Crossings
{
    /// <summary>Closed-open intervals, in order, whose ends lie where the straight lines between grid points cross the threshold, to 0.01 ms.</summary>
    public static IEnumerable<Interval> Above(TimeGrid grid, double[] curve, double threshold)
    {
        double? onset = curve[0] >= threshold ? grid.TimeAt(0) : null;
        for (int point = 1; point < grid.Count; point++)
        {
            bool before = curve[point - 1] >= threshold, after = curve[point] >= threshold;
            if (before == after)
                continue;
            double time = Rounded(grid.TimeAt(point - 1) + TimeGrid.StepMilliseconds * (threshold - curve[point - 1]) / (curve[point] - curve[point - 1]));
            if (after)
            {
                onset = time;
            }
            else
            {
                if (onset < time)
                    yield return new Interval(onset.Value, time);
                onset = null;
            }
        }

        if (onset is { } open)
            yield return new Interval(open, grid.TimeAt(grid.Count - 1));
    }

    /// <summary>The parts of the intervals within [0, end).</summary>
    public static IEnumerable<Interval> Within(IEnumerable<Interval> intervals, double endMilliseconds) => intervals
        .Select(span => new Interval(Math.Max(0, span.OnsetMilliseconds), Math.Min(endMilliseconds, span.OffsetMilliseconds)))
        .Where(span => span.DurationMilliseconds > 0);

    /// <summary>What is left of [0, end) outside disjoint, ordered intervals.</summary>
    public static IEnumerable<Interval> Between(IEnumerable<Interval> intervals, double endMilliseconds)
    {
        double from = 0;
        foreach (Interval span in intervals)
        {
            if (span.OnsetMilliseconds > from)
                yield return new Interval(from, span.OnsetMilliseconds);
            from = Math.Max(from, span.OffsetMilliseconds);
        }

        if (from < endMilliseconds)
            yield return new Interval(from, endMilliseconds);
    }

    /// <summary>A time as the exports hold it: two decimals.</summary>
    public static double Rounded(double milliseconds) => Math.Round(milliseconds, 2);
}
