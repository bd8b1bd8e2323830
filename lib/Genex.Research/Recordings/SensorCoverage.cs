namespace Genex.Research.Recordings;

/// <summary>The stretches of a recording in which a sensor measured: outside of them nothing is known, and inside no event is none. Immutable.</summary>
internal sealed class SensorCoverage
{
    private readonly double[] begins, ends;

    private SensorCoverage(double[] begins, double[] ends) => (this.begins, this.ends) = (begins, ends);

    /// <summary>The end of the last one; 0 where there is none.</summary>
    internal double EndMilliseconds => ends.Length == 0 ? 0 : ends[^1];

    /// <summary>The stretches in order, none of which touches another.</summary>
    internal IEnumerable<Interval> Stretches => begins.Zip(ends, (onset, offset) => new Interval(onset, offset));

    /// <summary>Joins stretches, in any order; those whose times are no numbers are none.</summary>
    internal static SensorCoverage Of(IEnumerable<Interval> stretches)
    {
        List<double> from = [], to = [];
        foreach (Interval one in stretches.Where(each => double.IsFinite(each.DurationMilliseconds)).OrderBy(each => each.OnsetMilliseconds))
        {
            if (to.Count > 0 && one.OnsetMilliseconds <= to[^1])
                to[^1] = Math.Max(to[^1], one.OffsetMilliseconds);
            else
            {
                from.Add(one.OnsetMilliseconds);
                to.Add(one.OffsetMilliseconds);
            }
        }
        return new SensorCoverage([.. from], [.. to]);
    }

    /// <summary>Whether at least half of a span was measured; of one without length, whether that moment was.</summary>
    internal bool HasMostOf(double start, double end)
    {
        double measured = 0;
        for (int place = FirstEndingFrom(start); place < begins.Length && begins[place] <= end; place++)
        {
            if (start.Equals(end) && ends[place] >= end)
                return true;
            measured += Math.Max(0, Math.Min(end, ends[place]) - Math.Max(start, begins[place]));
        }
        return measured > 0 && 2 * measured >= end - start;
    }

    // The first stretch that ends at a moment or after it.
    private int FirstEndingFrom(double moment)
    {
        int low = 0, high = ends.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ends[middle] < moment)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
