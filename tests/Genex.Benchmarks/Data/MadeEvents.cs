using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Benchmarks.Data;

/// <summary>A recording with many events, and the obvious way to a row: every event is looked at for every frame.</summary>
internal static class MadeEvents
{
    private static readonly string[] Channels = [.. PhysicalFeatures.FacialCoding, .. EmotionalTargets.Names];

    /// <summary>Makes events spread over a recording of one frame per second.</summary>
    /// <param name="count">Events: 70 in 100 of facial coding, 20 fixations, 10 peaks.</param>
    /// <param name="frames">Frames, one second apart.</param>
    public static (Recording Recording, double[] Times) Of(int count, int frames)
    {
        SeededRandom random = new(1, 0, "alignment");
        double length = 1000.0 * frames;
        List<ExpressionEvent> expressions = [];
        List<Fixation> fixations = [];
        List<GsrPeak> peaks = [];
        for (int one = 0; one < count; one++)
        {
            double onset = random.NextDouble() * length;
            string channel = Channels[one % Channels.Length];
            Interval active = new(onset, onset + (random.NextDouble() * (one % 10 < 7 ? 3000 : 600)));
            if (one % 10 < 7) expressions.Add(new(channel, active, random.NextDouble() * 100));
            else if (one % 10 < 9) fixations.Add(new(active, active.DurationMilliseconds, random.NextDouble()));
            else peaks.Add(new(onset, random.NextDouble()));
        }

        Recording recording = new(ParticipantId.Of("P 1"), null, expressions, fixations, peaks, null);
        return (recording, [.. Enumerable.Range(0, frames).Select(frame => 1000.0 * frame)]);
    }

    /// <summary>A row by looking at everything.</summary>
    public static AlignedRow Slow(Recording recording, int frame, double time)
    {
        AlignedRow row = new()
        {
            Participant = recording.Participant,
            FrameIndex = frame,
            VideoMilliseconds = time,
            TimeMilliseconds = time,
            Features = new float[PhysicalFeatures.Count],
            FeaturePresent = new bool[PhysicalFeatures.Count],
            Targets = new float[EmotionalTargets.Count],
            TargetPresent = new bool[EmotionalTargets.Count],
            Intensities = new float[EmotionalTargets.Count],
        };
        foreach (ExpressionEvent one in recording.Expressions!)
        {
            if (time < one.Interval.OnsetMilliseconds || time >= one.Interval.OffsetMilliseconds) continue;
            if (PhysicalFeatures.IndexOf(one.Channel) is >= 0 and var feature) row.Features[feature] = 1;
            if (EmotionalTargets.IndexOf(one.Channel) is >= 0 and var target) row.Targets[target] = 1;
        }

        int at = PhysicalFeatures.FacialCoding.Count;
        row.Features[at] = recording.Fixations!.Count(one => one.Interval.OnsetMilliseconds <= time && one.Interval.OffsetMilliseconds > time - 1000
            && one.Interval.DurationMilliseconds > 0);
        row.Features[at + 3] = recording.GsrPeaks!.Count(one => one.TimeMilliseconds > time - 1000 && one.TimeMilliseconds <= time);
        return row;
    }

    /// <summary>Whether both ways agree in what the obvious one looks at.</summary>
    public static bool Same(AlignedRow fast, AlignedRow slow)
    {
        int at = PhysicalFeatures.FacialCoding.Count;
        return fast.Targets.SequenceEqual(slow.Targets) && fast.Features.AsSpan(0, at + 1).SequenceEqual(slow.Features.AsSpan(0, at + 1))
            && fast.Features[at + 3].Equals(slow.Features[at + 3]);
    }
}
