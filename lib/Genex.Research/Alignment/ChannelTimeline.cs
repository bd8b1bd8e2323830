using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>One facial-coding channel of one participant over time.</summary>
/// <param name="events">The channel's events, in any order.</param>
internal sealed class ChannelTimeline(IReadOnlyList<ExpressionEvent> events)
{
    private readonly IntervalIndex index = new([.. events.Select(one => one.Interval)]);
    private readonly double[] intensities = [.. events.Select(one => one.Intensity ?? double.NaN)];

    /// <summary>Whether an event holds at the moment.</summary>
    internal bool IsActive(double milliseconds) => index.IsActive(milliseconds);

    /// <summary>The highest intensity among the events that hold; NaN when none holds, or none has one.</summary>
    internal double IntensityAt(double milliseconds) => index.HighestAt(milliseconds, intensities);
}
