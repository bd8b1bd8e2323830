using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

public class KnobTests
{
    private static readonly SimulationSettings Short = new() { Participants = 1, Seconds = 20, Seed = 9, LoadingBlackShare = 0 };

    [Fact]
    public void Noise_of_the_camera_changes_pixels_and_nothing_else()
    {
        SimulationSettings noisy = Short with { Noise = new SimulatedNoise(Camera: 20) };
        SimulatedParticipant one = Draws.Of(Short), other = Draws.Of(noisy);
        Assert.Equal(one.Coded, other.Coded);
        Assert.Equal(one.Signals.Stops, other.Signals.Stops);
        Assert.Equal(one.Signals.Peaks, other.Signals.Peaks);
        Assert.NotEqual(Draws.Webcam(Short, one), Draws.Webcam(noisy, other));
    }

    [Fact]
    public void Noise_of_the_face_changes_movements_and_leaves_targets_and_signals_alone()
    {
        SimulatedParticipant one = Draws.Of(Short), other = Draws.Of(Short with { Noise = new SimulatedNoise(Face: 3) });
        Assert.NotEqual(Draws.Movements(one), Draws.Movements(other));
        Assert.Equal(Targets(one), Targets(other));
        Assert.Equal(one.Signals.Stops, other.Signals.Stops);
        Assert.Equal(one.Signals.Peaks, other.Signals.Peaks);
    }

    [Fact]
    public void Noise_of_the_coding_changes_what_is_coded_and_not_what_is_drawn()
    {
        SimulatedParticipant exact = Draws.Of(Short with { Noise = new SimulatedNoise(CodingMisses: 0, CodingJitterMilliseconds: 0) });
        SimulatedParticipant missed = Draws.Of(Short with { Noise = new SimulatedNoise(CodingMisses: 1, CodingJitterMilliseconds: 0) });
        SimulatedParticipant late = Draws.Of(Short with { Noise = new SimulatedNoise(CodingMisses: 0, CodingJitterMilliseconds: 30) });
        Assert.Equal(Draws.Movements(exact), Draws.Movements(missed));
        Assert.Equal(Draws.Movements(exact), Draws.Movements(late));
        Assert.All(Draws.Features(missed), item => Assert.Contains(item.Channel, FaceChannels.NeutralPoses.Select(pose => pose.Neutral)));
        Assert.NotEqual(Draws.Features(exact), Draws.Features(late));
        Assert.All(exact.Coded.Where(item => item.Channel == "Brow Raise" && item.Interval.OnsetMilliseconds > 0), item =>
            Assert.Contains(exact.Actions["Brow Raise"].Events, span => span.OnsetMilliseconds == item.Interval.OnsetMilliseconds));
    }

    [Fact]
    public void Noise_of_the_gaze_scatters_fixations_and_leaves_skin_conductance_alone()
    {
        SimulatedParticipant calm = Draws.Of(Short with { Noise = new SimulatedNoise(Gaze: 0) }),
        noisy = Draws.Of(Short with { Noise = new SimulatedNoise(Gaze: 3) });
        Assert.True(Spread(noisy) > 2 * Spread(calm));
        Assert.Equal(calm.Signals.Peaks, noisy.Signals.Peaks);
        Assert.Equal(calm.Coded, noisy.Coded);
    }

    [Fact]
    public void Noise_of_skin_conductance_adds_peaks_and_leaves_the_gaze_alone()
    {
        SimulationSettings minutes = Short with { Seconds = 120 };
        SimulatedParticipant calm = Draws.Of(minutes with { Noise = new SimulatedNoise(SkinConductance: 0) }),
        noisy = Draws.Of(minutes with { Noise = new SimulatedNoise(SkinConductance: 3) });
        Assert.True(noisy.Signals.Peaks.Count > 1.5 * calm.Signals.Peaks.Count);
        Assert.Equal(calm.Signals.Stops, noisy.Signals.Stops);
    }

    [Theory]
    [InlineData("Joy", 0.1)]
    [InlineData("Joy", 0.5)]
    [InlineData("Attention", 0.8)]
    [InlineData("Negative Valence", 0.4)]
    public void A_target_is_active_for_the_share_of_time_that_is_asked_for(string target, double share)
    {
        var settings = new SimulationSettings
        { Participants = 10, Seconds = 300, ParticipantVariation = 0, Prevalence = new Dictionary<string, double> { [target] = share } };
        IReadOnlyList<SimulatedParticipant> participants = SimulatedParticipant.DrawAll(settings);
        Assert.Equal(share, Draws.Share(participants, target), 0.04);
        Assert.Equal(1, EmotionalTargets.Valence.Sum(name => Draws.Share(participants, name)), 0.001);
    }

    [Fact]
    public void The_more_participants_vary_the_further_their_shares_lie_apart()
    {
        double Apart(double variation)
        {
            double[] shares = [.. SimulatedParticipant.DrawAll(new SimulationSettings { Participants = 16, Seconds = 120, ParticipantVariation = variation })
                .Select(participant => Draws.ShareOf(participant, "Attention"))];
            return Math.Sqrt(shares.Average(share => Math.Pow(share - shares.Average(), 2)));
        }

        double none = Apart(0), usual = Apart(0.3), much = Apart(0.8);
        Assert.True(none < usual && usual < much, Invariant($"{none:F3}, {usual:F3}, {much:F3}"));
    }

    [Fact]
    public void Clocks_run_as_told()
    {
        SimulationSettings settings = Short
            with
        { Participants = 2, ClockOffsetMilliseconds = UniformRange.Exactly(730.5), ClockDriftPartsPerMillion = UniformRange.Exactly(-400) };
        SampleSet samples = SimulatedStudy.InMemory(settings, imageSize: 8);
        Assert.All(samples.Study.Recordings, recording => Assert.Equal(730.5, recording.Clock.OffsetMilliseconds));
        Assert.All(samples.Study.Recordings, recording => Assert.Equal(-400e-6, recording.Clock.Drift, 1e-12));
        Assert.All(samples.Study.Rows, row => Assert.Equal((row.VideoMilliseconds - 730.5) / (1 - 400e-6), row.TimeMilliseconds, 1e-6));
        Assert.False(samples.Study.Rows[0].TargetPresent[0]); // before the exports begin
    }

    [Theory]
    [InlineData(SimulatedSensor.FacialCoding, 0, 28)]
    [InlineData(SimulatedSensor.EyeTracking, 28, 3)]
    [InlineData(SimulatedSensor.SkinConductance, 31, 2)]
    public void A_missing_sensor_is_masked_and_not_zero(SimulatedSensor sensor, int first, int count)
    {
        SimulationSettings settings = Short with { Participants = 4, Missing = [new MissingModality(sensor, 0.5)] };
        SampleSet samples = SimulatedStudy.InMemory(settings, imageSize: 8);
        HashSet<ParticipantId> without =
            [.. SimulatedParticipant.DrawAll(settings).Where(participant => !participant.Has(sensor)).Select(participant => participant.Id)];
        Assert.Equal(2, without.Count);
        foreach (AlignedRow row in samples.Study.Rows.Where(row => row.TargetPresent[0] || without.Contains(row.Participant)))
        {
            bool there = !without.Contains(row.Participant);
            if (!there) Assert.All(row.FeaturePresent.Skip(first).Take(count), Assert.False);
            else Assert.True(row.FeaturePresent[first]);
            Assert.True(sensor == SimulatedSensor.FacialCoding || there || row.TimeMilliseconds < 0 || row.FeaturePresent[0]);
            Assert.True(sensor != SimulatedSensor.FacialCoding || there || row.TargetPresent.All(present => !present));
        }
    }

    [Fact]
    public void A_participant_without_a_video_has_no_sample()
    {
        SampleSet samples = SimulatedStudy.InMemory(Short with { Participants = 4, Missing = [new MissingModality(SimulatedSensor.Video, 0.25)] },
            imageSize: 8);
        Assert.Equal(3, samples.Participants.Count);
    }

    [Fact]
    public void By_default_every_participant_attends_at_some_times_and_not_at_others()
    {
        foreach (int seed in Enumerable.Range(1, 4))
        {
            foreach (SimulatedParticipant participant in SimulatedParticipant.DrawAll(new SimulationSettings { Seed = seed }))
                Assert.InRange(Draws.ShareOf(participant, "Attention"), 0.03, 0.97);
        }
    }

    private static IReadOnlyList<ExpressionEvent> Targets(SimulatedParticipant participant) =>
        [.. participant.Coded.Where(item => EmotionalTargets.Names.Contains(item.Channel))];

    private static double Spread(SimulatedParticipant participant)
    {
        double[] logs = [.. participant.Signals.Stops.Select(stop => Math.Log(stop.Event.DispersionDegrees))];
        return Math.Sqrt(logs.Average(value => Math.Pow(value - logs.Average(), 2)));
    }
}
