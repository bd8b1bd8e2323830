using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Alignment;

/// <summary>On made-up motion: bumps at the events' moments on a clock with a known offset and drift, under noise.</summary>
public class ClockEstimatorTests
{
    private const double Maximum = 6000;

    [Theory]
    [InlineData(0, 0, 60, 1)]
    [InlineData(-437, 80e-6, 60, 2)]
    [InlineData(4950, -1500e-6, 60, 3)]
    [InlineData(-2000, 400e-6, 600, 4)]
    public void Gaze_jumps_give_the_clock_to_a_few_milliseconds(double offset, double drift, double seconds, int seed)
    {
        ClockRelation truth = new(offset, drift, 0, 0, ClockSource.Given);
        (FrameTrack track, Recording recording) = Made(truth, seconds, seed, gaze: true, face: false);
        ClockRelation? estimate = ClockEstimator.Estimate(track, recording, Maximum);
        AssertNear(truth, estimate, seconds, 5);
        Assert.InRange(estimate!.ResidualMilliseconds, 5, 15); // a frame is 33 ms long: even over it, 9.6 ms
        Assert.True(estimate.Matches > 30);
    }

    [Theory]
    [InlineData(250, -90e-6, 60, 5)]
    [InlineData(-3000, 0, 120, 6)]
    public void Facial_motion_alone_gives_the_clock_within_20_milliseconds(double offset, double drift, double seconds, int seed)
    {
        ClockRelation truth = new(offset, drift, 0, 0, ClockSource.Given);
        (FrameTrack track, Recording recording) = Made(truth, seconds, seed, gaze: false, face: true);
        AssertNear(truth, ClockEstimator.Estimate(track, recording, Maximum), seconds, 20);
    }

    [Theory]
    [InlineData(250, -90e-6, 60, 5)]
    [InlineData(-3000, 0, 120, 6)]
    [InlineData(2400, 180e-6, 90, 7)]
    public void Intensities_over_time_do_as_events_do(double offset, double drift, double seconds, int seed)
    {
        ClockRelation truth = new(offset, drift, 0, 0, ClockSource.Given);
        (FrameTrack track, Recording recording) = Made(truth, seconds, seed, gaze: false, face: true);
        Recording levels = Levels(recording, seconds, seed);
        Assert.Null(levels.Expressions);
        AssertNear(truth, ClockEstimator.Estimate(track, levels, Maximum), seconds, 40);
        (_, Recording other) = Made(truth, seconds, seed + 100, gaze: false, face: true);
        Assert.Null(ClockEstimator.Estimate(track, Levels(other, seconds, seed), Maximum));
    }

    [Fact]
    public void A_level_that_trembles_about_a_border_makes_no_moments()
    {
        double[] values = [0, 2, 1, 60, 44, 58, 41, 90, 95, 88, 92, 97, 52, 49, 53, 47, 3, 1, 2, 0];
        FacialLevel[] levels = [.. values.Select((level, place) =>
            new FacialLevel(PhysicalFeatures.Names[3], new Interval(place * 100, (place * 100) + 100), level))];
        Assert.Equal([700, 1500], LevelCrossings.Of(levels).Order());
        Assert.Empty(LevelCrossings.Of([.. levels.Select(one => one with { Level = one.Level / 12 })]));
        Assert.Empty(LevelCrossings.Of([.. levels.Select(one => one with { Channel = "no channel" })]));
    }

    // Sampled 30 times a second, a ramp of 240 ms about each moment, with a tremble.
    private static Recording Levels(Recording recording, double seconds, int seed)
    {
        var random = new Random(seed + 1000);
        List<FacialLevel> levels = [];
        foreach (IGrouping<string, ExpressionEvent> channel in recording.Expressions!.GroupBy(one => one.Channel))
        {
            for (double time = 0; time < seconds * 1000; time += 1000.0 / 30)
            {
                double level = channel.Max(one => Math.Min(Ramp(time - one.Interval.OnsetMilliseconds), Ramp(one.Interval.OffsetMilliseconds - time)));
                levels.Add(new FacialLevel(channel.Key, new Interval(time, time + 1000.0 / 30), (80 * level) + (6 * random.NextDouble())));
            }
        }

        return recording with { Events = RecordedEvents.None.With(FacialLevelExport.Format, levels) };

        static double Ramp(double since) => Math.Clamp((since / 240) + 0.5, 0, 1);
    }

    [Fact]
    public void Motion_that_has_nothing_to_do_with_the_events_gives_no_estimate()
    {
        for (int seed = 10; seed < 20; seed++)
        {
            (FrameTrack track, _) = Made(new ClockRelation(0, 0, 0, 0, ClockSource.Given), 60, seed, gaze: true, face: true);
            (_, Recording other) = Made(new ClockRelation(0, 0, 0, 0, ClockSource.Given), 60, seed + 100, gaze: true, face: true);
            Assert.Null(ClockEstimator.Estimate(track, other, Maximum));
        }
    }

    [Fact]
    public void A_still_video_or_a_handful_of_events_gives_no_estimate()
    {
        (FrameTrack track, Recording recording) = Made(new ClockRelation(0, 0, 0, 0, ClockSource.Given), 60, 1, gaze: true, face: true);
        Assert.Null(ClockEstimator.Estimate(track with { FaceMotion = new float[track.Milliseconds.Length], GazeMotion = null }, recording, Maximum));
        Assert.Null(ClockEstimator.Estimate(track, recording with { Expressions = [], Fixations = [.. recording.Fixations!.Take(5)] }, Maximum));
        Assert.Null(ClockEstimator.Estimate(new FrameTrack([], [], [], [], []), recording, Maximum));
    }

    private static void AssertNear(ClockRelation truth, ClockRelation? estimate, double seconds, double tolerance)
    {
        Assert.NotNull(estimate);
        Assert.Equal(ClockSource.Estimated, estimate.Source);
        foreach (double moment in new[] { 0, seconds * 500, seconds * 1000 })
            Assert.Equal(truth.ToVideo(moment), estimate.ToVideo(moment), tolerance);
    }

    private static (FrameTrack Track, Recording Recording) Made(ClockRelation clock, double seconds, int seed, bool gaze, bool face)
    {
        var random = new Random(seed);
        double[] frames = [.. Enumerable.Range(0, (int)(seconds * 30)).Select(frame => frame * 1000.0 / 30)];
        float[] gazeMotion = [.. frames.Select(_ => (float)(0.02 * random.NextDouble()))],
        faceMotion = [.. frames.Select(_ => (float)(0.1 * random.NextDouble()))];
        var fixations = new List<Fixation>();
        for (double time = random.Next(60); time < seconds * 1000; time += 150 + random.Next(350))
        {
            fixations.Add(new Fixation(new Interval(time, time + 120), 120, 1));
            int seen = Array.FindIndex(frames, frame => frame >= clock.ToVideo(time));
            if (seen > 0 && random.NextDouble() < 0.9)
                gazeMotion[seen] += 0.3f + (float)random.NextDouble();
        }
        var actions = new List<ExpressionEvent>();
        for (double time = 500 + random.Next(500); time < seconds * 1000 - 1000; time += 200 + random.Next(1500))
        {
            double end = time + 320 + random.Next(900);
            actions.Add(new ExpressionEvent(PhysicalFeatures.Names[random.Next(28)], new Interval(time, end)));
            foreach (double moment in new[] { time, end })
            {
                double size = 0.3 + random.NextDouble();
                for (int frame = 1; frame < frames.Length; frame++)
                    faceMotion[frame] += (float)(size * Math.Abs(Level(frames[frame]) - Level(frames[frame - 1])));

                double Level(double video) => 0.5 - 0.5 * Math.Cos(Math.PI * Math.Clamp((clock.ToExport(video) - moment) / 240 + 0.5, 0, 1));
            }
        }
        return (new FrameTrack(frames, new bool[frames.Length], face ? faceMotion : null, gaze ? gazeMotion : null, []),
            new Recording(ParticipantId.Parse("LE 3299"), null, face ? actions : null, gaze ? fixations : null, null, null));
    }
}
