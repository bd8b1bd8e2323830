namespace Genex.Research.Alignment;

/// <summary>The offset and drift at which the moments of all cues fall on the most motion.</summary>
/// <param name="Best">Where.</param>
/// <param name="Distinction">How far its score stands out from those of the other offsets, in robust standard deviations.</param>
internal sealed record ClockSearch(ClockRelation Best, double Distinction)
{
    private static readonly (double Sigma, double Step)[] Stages = [(80, 40), (30, 10), (12, 3)];

    internal static ClockSearch Over(IReadOnlyList<ClockCue> cues, double maximumOffsetMilliseconds, double largestDrift)
    {
        double first = cues.Min(cue => cue.EventMilliseconds[0]), last = cues.Max(cue => cue.EventMilliseconds[^1]);
        double centre = (first + last) / 2, half = Math.Max(1, (last - first) / 2);
        MotionSeries[] raw = [.. cues.Select(cue => MotionSeries.Of(cue.FrameMilliseconds, cue.Motion))];

        // In terms of the shift at the centre of the events, so that offset and drift do not pull at each other.
        (double Shift, double Drift) best = (0, 0);
        double reach = maximumOffsetMilliseconds + largestDrift * half, driftReach = largestDrift, distinction = 0;
        foreach ((double sigma, double step) in Stages)
        {
            MotionSeries[] series = [.. raw.Select(one => one.Smoothed(sigma))];
            double driftStep = step / half;
            var scores = new List<(double Score, double Shift, double Drift)>();
            foreach (double drift in Around(best.Drift, driftReach, driftStep).Where(drift => Math.Abs(drift) <= largestDrift + 1e-12))
            {
                foreach (double shift in Around(best.Shift, reach, step))
                    scores.Add((Score(cues, series, centre, shift, drift), shift, drift));
            }
            (double score, double bestShift, double bestDrift) = scores.MaxBy(one => one.Score);
            best = (bestShift, bestDrift);
            if (distinction == 0)
                distinction = Distinct(score, [.. scores.Where(one => one.Drift == bestDrift).Select(one => one.Score)]);
            (reach, driftReach) = (2 * step, 2 * driftStep);
        }
        return new ClockSearch(new ClockRelation(best.Shift - best.Drift * centre, best.Drift, double.NaN, 0, ClockSource.Estimated), distinction);
    }

    /// <summary>Sum over cues of the mean standardised motion at their moments, times the root of their number: each near normal(0, 1) where nothing
    /// matches.</summary>
    private static double Score(IReadOnlyList<ClockCue> cues, MotionSeries[] series, double centre, double shift, double drift)
    {
        double score = 0;
        for (int cue = 0; cue < cues.Count; cue++)
        {
            double sum = 0;
            foreach (double moment in cues[cue].EventMilliseconds)
                sum += series[cue][moment + shift + drift * (moment - centre)];
            score += sum / Math.Sqrt(cues[cue].EventMilliseconds.Length);
        }
        return score;
    }

    private static IEnumerable<double> Around(double middle, double reach, double step)
    {
        int steps = (int)Math.Ceiling(reach / step);
        for (int place = -steps; place <= steps; place++)
            yield return middle + place * step;
    }

    private static double Distinct(double score, double[] scores)
    {
        Array.Sort(scores);
        double median = scores[scores.Length / 2];
        double[] away = [.. scores.Select(one => Math.Abs(one - median)).Order()];
        return (score - median) / Math.Max(1e-9, 1.4826 * away[away.Length / 2]);
    }
}
