using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

public class VisibilityTests
{
    private static readonly SimulationSettings Short = new() { Participants = 1, Seconds = 20, Seed = 4, LoadingBlackShare = 0 };

    [Theory]
    [InlineData("Adaptive Engagement")]
    [InlineData("Attention")]
    [InlineData("Smile")]
    public void A_target_that_shows_only_in_the_signals_changes_neither_the_face_nor_its_coding(string target)
    {
        SimulationSettings settings = With(TargetVisibility.SignalsOnly, target);
        SimulatedParticipant one = Draws.Of(settings), other = Draws.WithOpposite(settings, one, target);
        Assert.NotEqual(Draws.ShareOf(one, target), Draws.ShareOf(other, target));
        Assert.Equal(Draws.Movements(one), Draws.Movements(other));
        Assert.Equal(Draws.Features(one), Draws.Features(other));
        Assert.Equal(Draws.Webcam(settings, one), Draws.Webcam(settings, other));
        Assert.NotEqual(one.Signals.Stops, other.Signals.Stops);
        Assert.NotEqual(one.Signals.Peaks, other.Signals.Peaks);
    }

    [Theory]
    [InlineData("Joy")]
    [InlineData("Attention")]
    [InlineData("Surprise")]
    public void A_target_that_shows_only_on_the_face_leaves_the_signals_alone(string target)
    {
        SimulationSettings settings = With(TargetVisibility.FaceOnly, target);
        SimulatedParticipant one = Draws.Of(settings), other = Draws.WithOpposite(settings, one, target);
        Assert.Equal(one.Signals.Stops, other.Signals.Stops);
        Assert.Equal(one.Signals.Peaks, other.Signals.Peaks);
        Assert.NotEqual(Draws.Movements(one), Draws.Movements(other));
        Assert.NotEqual(Draws.Features(one), Draws.Features(other));
        Assert.NotEqual(Draws.Webcam(settings, one), Draws.Webcam(settings, other));
    }

    [Fact]
    public void A_target_that_shows_only_in_the_video_is_drawn_and_not_coded()
    {
        SimulationSettings settings = With(TargetVisibility.VideoOnly, "Smile");
        SimulatedParticipant one = Draws.Of(settings), other = Draws.WithOpposite(settings, one, "Smile");
        Assert.NotEqual(Draws.Webcam(settings, one), Draws.Webcam(settings, other));
        Assert.Equal(Draws.Features(one), Draws.Features(other));
        Assert.Equal(one.Signals.Stops, other.Signals.Stops);
        Assert.Equal(one.Signals.Peaks, other.Signals.Peaks);
    }

    [Fact]
    public void By_default_Adaptive_Engagement_and_Sentimentality_are_invisible_in_the_video_and_in_its_coding()
    {
        SimulatedParticipant one = Draws.Of(Short), other = Draws.WithOpposite(Short, one, "Adaptive Engagement", "Sentimentality");
        Assert.Equal(Draws.Webcam(Short, one), Draws.Webcam(Short, other));
        Assert.Equal(Draws.Features(one), Draws.Features(other));
    }

    [Fact]
    public void How_often_a_hidden_target_occurs_does_not_show_in_the_drawing()
    {
        SimulationSettings rare = With(TargetVisibility.SignalsOnly, "Attention"), often = rare
            with
        { Prevalence = new Dictionary<string, double> { ["Attention"] = 0.9 } };
        Assert.Equal(Draws.Webcam(rare, Draws.Of(rare)), Draws.Webcam(often, Draws.Of(often)));
    }

    [Fact]
    public void Targets_that_show_in_other_places_are_unrelated()
    {
        SimulationSettings settings = With(TargetVisibility.SignalsOnly, "Joy")
            with
        { Seconds = 400, Participants = 6, ParticipantVariation = 0, TargetCorrelation = 1 };
        Assert.InRange(Correlation(settings, "Joy", "Smile"), -0.15, 0.15);
        Assert.InRange(Correlation(settings with { Visibility = new Dictionary<string, TargetVisibility>() }, "Joy", "Smile"), 0.4, 1);
    }

    [Fact]
    public void With_every_target_in_the_signals_only_the_drawn_face_and_the_targets_are_unrelated()
    {
        var settings = new SimulationSettings
        {
            Participants = 6,
            Seconds = 300,
            FramesPerSecond = 5,
            Visibility = EmotionalTargets.Names.ToDictionary(name => name, _ => TargetVisibility.SignalsOnly)
        };
        SampleSet samples = SimulatedStudy.InMemory(settings, samplesPerSecond: 0.5, imageSize: 8);
        for (int feature = 0; feature < PhysicalFeatures.FacialCoding.Count; feature++)
            Assert.InRange(Math.Abs(Related(samples, feature, 10)), 0, 0.2);
        Assert.True(Enumerable.Range(PhysicalFeatures.FacialCoding.Count, 5).Max(feature => Math.Abs(Related(samples, feature, 10))) > 0.05);
    }

    private static SimulationSettings With(TargetVisibility visibility, string target) => Short
        with
    { Visibility = new Dictionary<string, TargetVisibility> { [target] = visibility } };

    private static double Correlation(SimulationSettings settings, string one, string other)
    {
        int first = EmotionalTargets.Names.ToList().IndexOf(one), second = EmotionalTargets.Names.ToList().IndexOf(other);
        IReadOnlyList<SimulatedParticipant> participants = SimulatedParticipant.DrawAll(settings);
        return Pearson([.. participants.SelectMany(participant => participant.Emotions.Intensities[first])],
            [.. participants.SelectMany(participant => participant.Emotions.Intensities[second])]);
    }

    private static double Related(SampleSet samples, int feature, int target)
    {
        int[] known = [.. Enumerable.Range(0, samples.Count)
            .Where(sample => samples.FeaturePresent[sample * PhysicalFeatures.Count + feature]
            && samples.TargetPresent[sample * EmotionalTargets.Count + target])];
        return Pearson([.. known.Select(sample => (double)samples.Features[sample * PhysicalFeatures.Count + feature])],
            [.. known.Select(sample => (double)samples.Targets[sample * EmotionalTargets.Count + target])]);
    }

    private static double Pearson(double[] one, double[] other)
    {
        double first = one.Average(), second = other.Average();
        double joint = one.Zip(other, (a, b) => (a - first) * (b - second)).Sum(),
        spread = Math.Sqrt(one.Sum(a => (a - first) * (a - first)) * other.Sum(b => (b - second) * (b - second)));
        return spread == 0 ? 0 : joint / spread;
    }
}
