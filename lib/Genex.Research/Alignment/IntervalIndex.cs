using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Intervals in order of onset, to be asked which of them hold at a moment or overlap a window. Touching, overlapping and empty intervals are
/// fine.</summary>
/// <remarks>
/// A binary search finds the last onset that counts; from there a walk backwards ends where no earlier interval reaches far enough
/// (a running maximum of offsets), so a question costs the logarithm of their number plus the intervals that overlap each other.
/// </remarks>
public sealed class IntervalIndex
{
    private readonly Interval[] intervals;
    private readonly int[] places;
    private readonly double[] reach;

    /// <summary>Sorts the intervals; their order in the list is how they are named in answers.</summary>
    public IntervalIndex(IReadOnlyList<Interval> list)
    {
        places = StableOrder.Of([.. list.Select(one => one.OnsetMilliseconds)]);
        intervals = [.. places.Select(place => list[place])];
        reach = new double[intervals.Length];
        double farthest = double.NegativeInfinity;
        for (int place = 0; place < intervals.Length; place++)
            reach[place] = farthest = Math.Max(farthest, intervals[place].OffsetMilliseconds);
    }

    /// <summary>Whether any interval [onset, offset) holds the moment.</summary>
    public bool IsActive(double milliseconds)
    {
        for (int place = CountStarted(milliseconds) - 1; place >= 0 && reach[place] > milliseconds; place--)
        {
            if (intervals[place].OffsetMilliseconds > milliseconds && intervals[place].DurationMilliseconds > 0)
                return true;
        }
        return false;
    }

    /// <summary>The highest value among the intervals that hold the moment; NaN when none holds, or none has a value.</summary>
    /// <param name="milliseconds">The moment.</param>
    /// <param name="values">Of each interval in the list's order; NaN for none.</param>
    internal double HighestAt(double milliseconds, double[] values)
    {
        double highest = double.NaN;
        for (int place = CountStarted(milliseconds) - 1; place >= 0 && reach[place] > milliseconds; place--)
        {
            double value = values[places[place]];
            if (intervals[place].OffsetMilliseconds > milliseconds && intervals[place].DurationMilliseconds > 0 && !(value <= highest) && !double.IsNaN(value))
                highest = value;
        }
        return highest;
    }

    /// <summary>Places in the list of the intervals with onset &lt;= moment &lt; offset; the latest onset first.</summary>
    public IEnumerable<int> ActiveAt(double milliseconds) => Reaching(milliseconds, milliseconds);

    /// <summary>Places in the list of the intervals [onset, offset) that share a moment with the window (from, to]; the latest onset first.</summary>
    public IEnumerable<int> Overlapping(double fromMilliseconds, double toMilliseconds) => Reaching(fromMilliseconds, toMilliseconds);

    /// <summary>
    /// Onset at or before <paramref name="lastOnset"/>, offset after <paramref name="before"/>, not empty. With half-open ends the window (from, to] and
    /// [onset, offset) share a moment exactly when onset &lt;= to and offset &gt; from: the moments just before the offset come after from.
    /// </summary>
    private IEnumerable<int> Reaching(double before, double lastOnset)
    {
        for (int place = CountStarted(lastOnset) - 1; place >= 0 && reach[place] > before; place--)
        {
            if (intervals[place].OffsetMilliseconds > before && intervals[place].DurationMilliseconds > 0)
                yield return places[place];
        }
    }

    private int CountStarted(double milliseconds)
    {
        int low = 0, high = intervals.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (intervals[middle].OnsetMilliseconds <= milliseconds)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
