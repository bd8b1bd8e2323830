using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>When one movement of the face is made, and how far it has gone at any time.</summary>
/// <param name="Events">Disjoint intervals in order of time, export clock, at least <see cref="ShortestMilliseconds"/> long and as far apart.</param>
internal sealed record ActionTrack(Interval[] Events)
{
    /// <summary>How long a movement takes from rest to full; centred on the event's onset, and mirrored at its offset.</summary>
    public const double RampMilliseconds = 240;

    /// <summary>Events and pauses are at least this long, so that ramps never touch.</summary>
    public const double ShortestMilliseconds = 320;

    /// <summary>From 0 (rest) to 1 (full): a raised cosine that is 0.5, and steepest, exactly at an onset or offset.</summary>
    public double Level(double timeMilliseconds)
    {
        int low = 0, high = Events.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Events[middle].OffsetMilliseconds + RampMilliseconds / 2 <= timeMilliseconds)
                low = middle + 1;
            else
                high = middle;
        }

        if (low == Events.Length)
            return 0;
        Interval nearest = Events[low];
        return Ramp(timeMilliseconds - nearest.OnsetMilliseconds) * Ramp(nearest.OffsetMilliseconds - timeMilliseconds);
    }

    /// <summary>Spans over which the score is above the threshold, closed where they pause too briefly, dropped where too brief, rounded to 0.01 ms.</summary>
    public static ActionTrack FromScore(TimeGrid grid, double[] score, double threshold)
    {
        var events = new List<Interval>();
        foreach (Interval span in Crossings.Above(grid, score, threshold))
        {
            if (events.Count > 0 && span.OnsetMilliseconds - events[^1].OffsetMilliseconds < ShortestMilliseconds)
                events[^1] = new Interval(events[^1].OnsetMilliseconds, span.OffsetMilliseconds);
            else
                events.Add(span);
        }

        return new ActionTrack([.. events.Where(span => span.DurationMilliseconds >= ShortestMilliseconds)]);
    }

    /// <summary>This track without what lies within a ramp's reach of the other's events.</summary>
    public ActionTrack Without(ActionTrack other)
    {
        var kept = new List<Interval>();
        foreach (Interval span in Events)
        {
            double from = span.OnsetMilliseconds;
            foreach (Interval taken in other.Events)
            {
                if (taken.OffsetMilliseconds + ShortestMilliseconds <= from || taken.OnsetMilliseconds - ShortestMilliseconds >= span.OffsetMilliseconds)
                    continue;
                Keep(from, taken.OnsetMilliseconds - ShortestMilliseconds);
                from = taken.OffsetMilliseconds + ShortestMilliseconds;
            }

            Keep(from, span.OffsetMilliseconds);
        }

        return new ActionTrack([.. kept]);

        void Keep(double from, double to)
        {
            if (to - from >= ShortestMilliseconds)
                kept.Add(new Interval(Crossings.Rounded(from), Crossings.Rounded(to)));
        }
    }

    private static double Ramp(double milliseconds) =>
        0.5 - 0.5 * Math.Cos(Math.PI * Math.Clamp(milliseconds / RampMilliseconds + 0.5, 0, 1));
}
