using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Events of one sensor that are there twice: a person fixates one thing at a time, and a channel is active once at a moment.</summary>
/// <param name="Recording">Whose.</param>
/// <param name="Sensor">Name of the export's format.</param>
/// <param name="Repeated">Events that lie on another one of the same kind.</param>
/// <param name="Events">All of them.</param>
internal sealed record RepeatedEvents(Recording Recording, string Sensor, int Repeated, int Events)
{
    private const double LeastOverlap = 0.5, PeakMilliseconds = 40;

    /// <summary>Fraction of the events.</summary>
    internal double Fraction => Events == 0 ? 0 : Repeated / (double)Events;

    /// <summary>Counts them by sensor.</summary>
    internal static IEnumerable<RepeatedEvents> Of(Recording recording)
    {
        if (recording.Expressions is { } expressions)
            yield return Count(recording, FacialCodingExport.Format.Name,
                expressions.GroupBy(one => one.Channel, StringComparer.OrdinalIgnoreCase).Select(channel => channel.Select(one => one.Interval)));
        if (recording.Fixations is { } fixations)
            yield return Count(recording, FixationExport.Format.Name, [fixations.Select(one => one.Interval)]);
        if (recording.GsrPeaks is { } peaks)
            yield return Count(recording, GsrExport.Format.Name,
                [peaks.Select(one => new Interval(one.TimeMilliseconds, one.TimeMilliseconds + PeakMilliseconds))]);
    }

    private static RepeatedEvents Count(Recording recording, string sensor, IEnumerable<IEnumerable<Interval>> kinds)
    {
        int repeated = 0, events = 0;
        foreach (IEnumerable<Interval> kind in kinds)
        {
            Interval[] spans = [.. kind.Where(span => double.IsFinite(span.OnsetMilliseconds) && double.IsFinite(span.OffsetMilliseconds))
                .OrderBy(span => span.OnsetMilliseconds).ThenBy(span => span.OffsetMilliseconds)];
            events += spans.Length;
            for (int place = 1; place < spans.Length; place++)
                if (LieOnOneAnother(spans[place - 1], spans[place])) repeated++;
        }

        return new RepeatedEvents(recording, sensor, repeated, events);
    }

    private static bool LieOnOneAnother(Interval one, Interval other)
    {
        double shared = Math.Min(one.OffsetMilliseconds, other.OffsetMilliseconds) - other.OnsetMilliseconds;
        return shared >= LeastOverlap * Math.Max(1, Math.Min(one.DurationMilliseconds, other.DurationMilliseconds))
            || (one.OnsetMilliseconds.Equals(other.OnsetMilliseconds) && one.OffsetMilliseconds.Equals(other.OffsetMilliseconds));
    }
}
