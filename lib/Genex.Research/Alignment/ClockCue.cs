using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Something that both the exports and the video know the moments of.</summary>
/// <param name="EventMilliseconds">Moments on the exports' clock, in order.</param>
/// <param name="FrameMilliseconds">N timestamps of the video.</param>
/// <param name="Motion">N changes since the frame before.</param>
/// <param name="ReachMilliseconds">How far from its predicted moment a change may lie and still be the event's.</param>
internal sealed record ClockCue(double[] EventMilliseconds, double[] FrameMilliseconds, float[] Motion, double ReachMilliseconds)
{
    /// <summary>Fewer moments than this say nothing.</summary>
    internal const int FewestEvents = 12;

    /// <summary>The cues of a recording: jumps of the gaze path where fixations start, motion of the face where facial actions start and end, or
    /// where intensities rise and fall.</summary>
    internal static IReadOnlyList<ClockCue> Of(FrameTrack track, Recording recording)
    {
        var cues = new List<ClockCue>();
        if (track.Milliseconds.Length < 2)
            return cues;
        if (track.GazeMotion is { } gaze && recording.Fixations is { } fixations)
            Add(new ClockCue(Moments(fixations.Select(fixation => fixation.Interval.OnsetMilliseconds)), track.Milliseconds, gaze, 50));
        if (track.FaceMotion is { } face)
            Add(new ClockCue(Moments(FacialMoments(recording)), track.Milliseconds, face, 120));
        return cues;

        void Add(ClockCue cue)
        {
            if (cue.EventMilliseconds.Length >= FewestEvents && cue.Motion.Any(value => value > 0))
                cues.Add(cue);
        }
    }

    private static IEnumerable<double> FacialMoments(Recording recording)
    {
        if (recording.Expressions is not { } expressions)
            return recording.Events.Of(FacialLevelExport.Format) is { } levels ? LevelCrossings.Of(levels) : [];
        var actions = expressions.Where(one => PhysicalFeatures.IndexOf(one.Channel) >= 0).Select(one => one.Interval).ToList();
        double end = actions.Select(action => action.OffsetMilliseconds).DefaultIfEmpty().Max();
        return actions.SelectMany(action => new[] { action.OnsetMilliseconds, action.OffsetMilliseconds }).Where(time => time > 0 && time < end);
    }

    /// <summary>Each event's own change in the video: (export time, video time). Events without a clear change nearby have none.</summary>
    /// <remarks>
    /// The change is the largest one within reach, provided that it is over the 70th percentile of all changes. Its time is the middle between the two frames,
    /// so an event's error from the frame rate is even around zero; where changes spread over several frames, their centre of mass refines it.
    /// </remarks>
    internal IEnumerable<(double Export, double Video)> Matches(ClockRelation clock)
    {
        float floor = Motion.Order().ElementAt((int)(0.7 * (Motion.Length - 1)));
        foreach (double moment in EventMilliseconds)
        {
            double expected = clock.ToVideo(moment), weight = 0, centre = 0;
            int first = Array.BinarySearch(FrameMilliseconds, expected - ReachMilliseconds);
            first = Math.Max(1, first < 0 ? ~first : first);
            int best = -1;
            for (int frame = first; frame < FrameMilliseconds.Length && Middle(frame) <= expected + ReachMilliseconds; frame++)
            {
                if (Motion[frame] > floor && (best < 0 || Motion[frame] > Motion[best]))
                    best = frame;
            }
            if (best < 0)
                continue;
            for (int frame = Math.Max(1, best - 1); frame <= Math.Min(Motion.Length - 1, best + 1); frame++)
            {
                double over = Math.Max(0, Motion[frame] - Motion[best] / 2);
                (weight, centre) = (weight + over, centre + over * Middle(frame));
            }
            yield return (moment, centre / weight);
        }
    }

    private double Middle(int frame) => (FrameMilliseconds[frame - 1] + FrameMilliseconds[frame]) / 2;

    private static double[] Moments(IEnumerable<double> times) => [.. times.Distinct().Order()];
}
