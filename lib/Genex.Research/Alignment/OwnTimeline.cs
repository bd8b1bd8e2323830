using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>One channel of a study's own over the time of a recording.</summary>
/// <remarks>Samples: the mean of those in the window (t - W, t]. Spans: the highest value of those that hold at t, 0 where none does.</remarks>
internal sealed class OwnTimeline
{
    private readonly OwnChannelForm form;
    private readonly double window;
    private readonly double[] times, sums, values;
    private readonly IntervalIndex? spans;

    /// <param name="channel">Its values in the recording.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="window">How far a row looks back for samples, milliseconds.</param>
    internal OwnTimeline(IEnumerable<OwnValue> channel, OwnChannelForm form, double window)
    {
        (this.form, this.window) = (form, window);
        OwnValue[] ordered = [.. channel.OrderBy(one => one.Interval.OnsetMilliseconds)];
        times = [.. ordered.Select(one => one.Interval.OnsetMilliseconds)];
        values = [.. ordered.Select(one => one.Value)];
        spans = form == OwnChannelForm.Spans && ordered.Length > 0 ? new IntervalIndex([.. ordered.Select(one => one.Interval)]) : null;
        sums = new double[values.Length + 1];
        for (int place = 0; place < values.Length; place++) sums[place + 1] = sums[place] + values[place];
        EndMilliseconds = ordered.Select(one => one.Interval.OffsetMilliseconds).DefaultIfEmpty().Max();
    }

    /// <summary>The end of the last value.</summary>
    internal double EndMilliseconds { get; }

    /// <summary>Its value at a moment of the exports' clock; null where it has none.</summary>
    internal double? At(double milliseconds)
    {
        if (form == OwnChannelForm.Spans)
            return spans is null ? null : spans.HighestAt(milliseconds, values) is var highest && double.IsNaN(highest) ? 0 : highest;
        int from = CountUpTo(milliseconds - window), to = CountUpTo(milliseconds);
        return to == from ? null : to - from == 1 ? values[from] : (sums[to] - sums[from]) / (to - from);
    }

    private int CountUpTo(double milliseconds)
    {
        int place = Array.BinarySearch(times, milliseconds);
        if (place < 0) return ~place;
        while (place < times.Length && times[place].Equals(milliseconds)) place++;
        return place;
    }
}
