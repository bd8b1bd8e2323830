using FsCheck.Xunit;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Alignment;

public class RowBuilderTests
{
    private static readonly ParticipantId Someone = ParticipantId.Parse("LE 3299");

    private static int Density => PhysicalFeatures.IndexOf("fixation_density");

    [Fact]
    public void An_event_is_active_from_its_onset_up_to_but_not_at_its_offset()
    {
        var builder = new RowBuilder(
            Events(new ExpressionEvent("Joy", new Interval(1000, 2000), 70), new ExpressionEvent("Brow Raise", new Interval(0, 5000))));
        int joy = EmotionalTargets.IndexOf("Joy"), brow = PhysicalFeatures.IndexOf("Brow Raise");
        Assert.Equal([0f, 1f, 1f, 0f], new[] { 999.9, 1000, 1999.9, 2000 }.Select(time => builder.At(0, 0, time).Targets[joy]));
        Assert.Equal([float.NaN, 70f, float.NaN], new[] { 999.0, 1500, 2000 }.Select(time => builder.At(0, 0, time).Intensities[joy]));
        Assert.Equal(1f, builder.At(0, 0, 3000).Features[brow]);
        Assert.Equal(0f, builder.At(0, 0, 3000).Features[PhysicalFeatures.IndexOf("Brow Furrow")]);
    }

    [Fact]
    public void A_missing_sensor_is_masked_and_zero_and_the_others_are_not()
    {
        AlignedRow row = new RowBuilder(Events(new ExpressionEvent("Joy", new Interval(0, 2000)))).At(7, 1000, 900);
        Assert.Equal(Enumerable.Repeat(true, 28).Concat(Enumerable.Repeat(false, 5)), row.FeaturePresent);
        Assert.All(row.Features[28..], value => Assert.Equal(0, value));
        Assert.All(row.TargetPresent, Assert.True);

        row = new RowBuilder(new Recording(Someone, null, null, [new Fixation(new Interval(0, 2000), 2000, 1)], [], null)).At(7, 1000, 900);
        Assert.Equal(Enumerable.Repeat(false, 28).Concat([true, true, true, true, false]), row.FeaturePresent);
        Assert.All(row.TargetPresent, Assert.False);
    }

    [Fact]
    public void A_count_of_nothing_is_zero_and_a_mean_of_nothing_is_missing()
    {
        var builder = new RowBuilder(
            new Recording(Someone, null, null, [new Fixation(new Interval(0, 100), 100, 1), new Fixation(new Interval(4000, 4100), 100, double.NaN)],
            [new GsrPeak(50, 0.4)], null));
        AlignedRow row = builder.At(0, 0, 3000);
        Assert.Equal([true, false, false, true, false], row.FeaturePresent[28..]);
        Assert.Equal([0, 0, 0, 0, 0], row.Features[28..]);
        Assert.Equal([true, true, false, true, false], builder.At(0, 0, 4050).FeaturePresent[28..]);
    }

    [Fact]
    public void The_window_is_open_before_and_closed_at_the_moment()
    {
        var builder = new RowBuilder(
            new Recording(Someone, null, [], [new Fixation(new Interval(1000, 2000), 1000, 0.5)],
            [new GsrPeak(1000, 0.2), new GsrPeak(2000, 0.4), new GsrPeak(9000, 1)], null));
        Assert.Equal([0f, 1f, 1f, 0f], new[] { 999.9, 1000, 2999.9, 3000 }.Select(time => builder.At(0, 0, time).Features[Density]));
        Assert.Equal([(1f, 0.2f), (1f, 0.2f), (1f, 0.4f), (1f, 0.4f), (0f, 0f)], new[] { 1000, 1999.9, 2000, 2999.9, 3000 }
            .Select(time => Skin(builder.At(0, 0, time))));
    }

    [Fact]
    public void Nothing_is_known_before_the_exports_begin_and_after_they_end()
    {
        var builder = new RowBuilder(Events(new ExpressionEvent("Joy", new Interval(0, 2000))));
        foreach (double time in new[] { -0.1, 2000.1 })
        {
            AlignedRow row = builder.At(0, 0, time);
            Assert.DoesNotContain(true, row.FeaturePresent.Concat(row.TargetPresent));
        }
    }

    /// <summary>The law of the design: only the difference between clocks matters.</summary>
    [Property(MaxTest = 100)]
    public void Shifting_video_and_events_by_the_same_offset_changes_no_aligned_row(int seed)
    {
        var random = new Random(seed);
        double shift = random.Next(0, 5000);
        Recording one = Study(new Random(seed), 0), other = Study(new Random(seed), shift);
        RowBuilder first = new(one), second = new(other);
        for (double time = 0; time <= first.EndMilliseconds; time += 37)
        {
            AlignedRow a = first.At(0, 0, time), b = second.At(0, 0, time + shift);
            Assert.Equal(a.Features, b.Features);
            Assert.Equal(a.FeaturePresent, b.FeaturePresent);
            Assert.Equal(a.Targets, b.Targets);
            Assert.Equal(a.Intensities, b.Intensities);
        }
    }

    [Property(MaxTest = 100)]
    public void Rows_are_those_of_the_slow_obvious_way(int seed)
    {
        Recording recording = Study(new Random(seed), 0);
        var builder = new RowBuilder(recording);
        for (double time = 0; time <= builder.EndMilliseconds; time += 41)
        {
            AlignedRow row = builder.At(0, 0, time);
            for (int target = 0; target < EmotionalTargets.Count; target++)
                Assert.Equal(recording.Expressions!.Any(one => one.Channel == EmotionalTargets.Names[target] && one.Interval.Contains(time)) ? 1 : 0,
                    row.Targets[target]);
            for (int feature = 0; feature < 28; feature++)
                Assert.Equal(recording.Expressions!.Any(one => one.Channel == PhysicalFeatures.Names[feature] && one.Interval.Contains(time)) ? 1 : 0,
                    row.Features[feature]);
            Fixation[] gaze = [.. recording.Fixations!.Where(one => one.Interval.DurationMilliseconds > 0 && one.Interval.OnsetMilliseconds <= time
                && one.Interval.OffsetMilliseconds > time - 1000)];
            GsrPeak[] skin = [.. recording.GsrPeaks!.Where(one => one.TimeMilliseconds > time - 1000 && one.TimeMilliseconds <= time)];
            Assert.Equal([gaze.Length, Mean(gaze.Select(one => one.DurationMilliseconds)), Mean(gaze.Select(one => one.DispersionDegrees)), skin.Length,
                Mean(skin.Select(one => one.AmplitudeMicrosiemens))],
                row.Features[28..].Select(value => MathF.Round(value, 3)));
        }

        static float Mean(IEnumerable<double> values) => MathF.Round((float)values.DefaultIfEmpty(0).Average(), 3);
    }

    private static (float Count, float Amplitude) Skin(AlignedRow row) => (row.Features[31], row.Features[32]);

    private static Recording Events(params ExpressionEvent[] events) => new(Someone, null, events, null, null, null);

    private static Recording Study(Random random, double shift)
    {
        string[] channels = ["Joy", "Attention", "Brow Raise", "Speaking", "Ear Wiggle"];
        return new Recording(Someone, null,
            [.. Enumerable.Range(0, 40)
                .Select(_ => new ExpressionEvent(channels[random.Next(channels.Length)], Span(2000), random.Next(2) == 0 ? null : random.Next(101)))],
            [.. Enumerable.Range(0, 15)
                .Select(_ => { Interval span = Span(600); return new Fixation(span, span.DurationMilliseconds, random.Next(1, 30) / 10.0); })],
            [.. Enumerable.Range(0, 10).Select(_ => new GsrPeak(random.Next(0, 8000) + shift, random.Next(1, 9) / 8.0))], null);

        Interval Span(int longest)
        {
            double onset = random.Next(0, 8000) + shift;
            return new Interval(onset, onset + random.Next(0, longest));
        }
    }
}
