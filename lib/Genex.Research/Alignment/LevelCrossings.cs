using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Moments at which facial intensities rise and fall, where a recording has no events of them: what moves in the face then.</summary>
/// <remarks>
/// A channel's own low and high level are its 5th and 95th percentile over time. It has risen when it comes over two thirds of the way between them after it
/// was under one third, and fallen the other way round; the moment is when it passed the middle. So a level that trembles about a border makes no moments, and
/// a channel that hardly moves has none.
/// </remarks>
internal static class LevelCrossings
{
    private const double LeastRange = 10;

    /// <summary>Moments on the exports' clock, of the channels that are features, in no order.</summary>
    internal static IEnumerable<double> Of(IReadOnlyList<FacialLevel> levels) => levels.Where(one => PhysicalFeatures.IndexOf(one.Channel) >= 0)
        .GroupBy(one => one.Channel, one => (one.Interval, one.Level), StringComparer.OrdinalIgnoreCase).SelectMany(channel => Of([.. channel]));

    private static IEnumerable<double> Of((Interval Interval, double Level)[] channel)
    {
        (double low, double high) = Range(channel);
        if (!(high - low >= LeastRange)) yield break;
        double middle = (low + high) / 2, border = (high - low) / 6;
        bool? risen = null;
        (double Moment, bool Up)? passed = null;
        double before = double.NaN;
        foreach ((Interval interval, double level) in channel.OrderBy(one => one.Interval.OnsetMilliseconds))
        {
            if ((before < middle && level >= middle) || (before >= middle && level < middle)) passed = (interval.OnsetMilliseconds, level >= middle);
            before = level;
            if (!(Math.Abs(level - middle) >= border)) continue;
            bool up = level > middle;
            if (risen == !up && passed is { } crossing && crossing.Up == up) yield return crossing.Moment;
            risen = up;
        }
    }

    // By time: a level that holds for long weighs more than one of a single sample.
    private static (double Low, double High) Range((Interval Interval, double Level)[] channel)
    {
        double all = channel.Sum(one => one.Interval.DurationMilliseconds), sum = 0;
        double? low = null, high = null;
        foreach ((Interval interval, double level) in channel.OrderBy(one => one.Level))
        {
            sum += interval.DurationMilliseconds;
            if (sum >= 0.05 * all) low ??= level;
            if (sum >= 0.95 * all) high ??= level;
        }

        return (low ?? double.NaN, high ?? double.NaN);
    }
}
