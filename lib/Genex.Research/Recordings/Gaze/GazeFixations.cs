namespace Genex.Research.Recordings;

/// <summary>Finds fixations in raw gaze.</summary>
/// <remarks>
/// Salvucci and Goldberg, Identifying fixations and saccades in eye-tracking protocols, ETRA 2000: their I-DT and I-VT, with thresholds from the ranges they
/// give. A lost sample, or none for longer than <see cref="LongestStepMilliseconds"/>, ends a fixation. A fixation lasts from its first to its last sample; its
/// dispersion is (max x - min x) + (max y - min y).
/// </remarks>
public static class GazeFixations
{
    /// <summary>75 ms: a longer step between two samples is a gap.</summary>
    public const double LongestStepMilliseconds = 75;

    /// <summary>By dispersion (I-DT): as long as the samples stay close together.</summary>
    /// <param name="samples">N samples in order of time.</param>
    /// <param name="mostDegrees">The largest dispersion of a fixation, degrees.</param>
    /// <param name="leastMilliseconds">The shortest fixation.</param>
    /// <returns>Fixations in order, none of which share a sample.</returns>
    public static IReadOnlyList<Fixation> ByDispersion(IReadOnlyList<GazeSample> samples, double mostDegrees = 1, double leastMilliseconds = 100)
    {
        ArgumentNullException.ThrowIfNull(samples);
        List<Fixation> found = [];
        foreach ((int from, int to) in Stretches(samples))
        {
            int first = from;
            while (first < to)
            {
                int last = first;
                var extent = new Extent(samples[first]);
                while (last + 1 < to && extent.With(samples[last + 1]) is { } wider && wider.Dispersion <= mostDegrees)
                    (extent, last) = (wider, last + 1);
                if (samples[last].Milliseconds - samples[first].Milliseconds < leastMilliseconds)
                {
                    first++;
                    continue;
                }
                found.Add(Between(samples, first, last, extent.Dispersion));
                first = last + 1;
            }
        }
        return found;
    }

    /// <summary>By velocity (I-VT): samples in a row that are reached slowly. The first sample of a stretch is as fast as the second.</summary>
    /// <param name="samples">N samples in order of time.</param>
    /// <param name="mostDegreesPerSecond">A faster sample is a saccade's.</param>
    /// <param name="leastMilliseconds">The shortest fixation.</param>
    /// <returns>Fixations in order, none of which share a sample.</returns>
    public static IReadOnlyList<Fixation> ByVelocity(IReadOnlyList<GazeSample> samples, double mostDegreesPerSecond = 100, double leastMilliseconds = 100)
    {
        ArgumentNullException.ThrowIfNull(samples);
        List<Fixation> found = [];
        foreach ((int from, int to) in Stretches(samples))
        {
            int first = -1;
            for (int place = from; place <= to; place++)
            {
                bool slow = place < to && to - from > 1 && Velocity(Math.Max(place, from + 1)) <= mostDegreesPerSecond;
                if (slow)
                {
                    first = first < 0 ? place : first;
                    continue;
                }
                if (first >= 0 && samples[place - 1].Milliseconds - samples[first].Milliseconds >= leastMilliseconds)
                    found.Add(Between(samples, first, place - 1, DispersionOf(samples, first, place - 1)));
                first = -1;
            }
        }
        return found;

        double Velocity(int place)
        {
            (GazeSample now, GazeSample before) = (samples[place], samples[place - 1]);
            double distance = Math.Sqrt(Math.Pow(now.XDegrees - before.XDegrees, 2) + Math.Pow(now.YDegrees - before.YDegrees, 2));
            return distance * 1000 / (now.Milliseconds - before.Milliseconds);
        }
    }

    /// <summary>Samples in a row of which each is seen and soon after the one before: from, and up to.</summary>
    private static IEnumerable<(int From, int To)> Stretches(IReadOnlyList<GazeSample> samples)
    {
        int from = 0;
        for (int place = 0; place <= samples.Count; place++)
        {
            bool ends = place == samples.Count || !samples[place].IsSeen;
            bool gap = !ends && place > from && samples[place].Milliseconds - samples[place - 1].Milliseconds > LongestStepMilliseconds;
            if (!ends && !gap)
                continue;
            if (place > from)
                yield return (from, place);
            from = ends ? place + 1 : place;
        }
    }

    private static Fixation Between(IReadOnlyList<GazeSample> samples, int first, int last, double dispersion)
    {
        var interval = new Interval(samples[first].Milliseconds, samples[last].Milliseconds);
        return new Fixation(interval, interval.DurationMilliseconds, dispersion);
    }

    private static double DispersionOf(IReadOnlyList<GazeSample> samples, int first, int last)
    {
        var extent = new Extent(samples[first]);
        for (int place = first + 1; place <= last; place++)
            extent = extent.With(samples[place]);
        return extent.Dispersion;
    }

    private readonly record struct Extent(double Left, double Right, double Low, double High)
    {
        public Extent(GazeSample only) : this(only.XDegrees, only.XDegrees, only.YDegrees, only.YDegrees)
        {
        }

        public double Dispersion => Right - Left + (High - Low);

        public Extent With(GazeSample one) => new(Math.Min(Left, one.XDegrees), Math.Max(Right, one.XDegrees), Math.Min(Low, one.YDegrees),
            Math.Max(High, one.YDegrees));
    }
}
