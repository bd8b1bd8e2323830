using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Experiments;

/// <summary>A modality taken away behind the body says what taking it away from the samples says.</summary>
public sealed class LostModalityTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, InlineData("B.2t"), InlineData("F.4"), InlineData("F.0")]
    public void Scores_are_those_of_changed_samples(string model)
    {
        Experiment experiment = folder.Open(participants: 4, framesEach: 16);
        RunRecord run = experiment.Run(model, EmotionTask.Attention, Protocol.Groups(3), change: settings => settings.WithEpochs(1));
        Assert.Equal(model != "F.0", run.Caveats.Any(caveat => caveat.Contains("28 of the 33", StringComparison.Ordinal)));
        var lost = LostModality.Of(experiment, run);
        IReadOnlyList<Corruption> ways = Corruption.All(experiment.Samples, seed: 1);
        IReadOnlyList<Scored> changed = Rescoring.Score(run, experiment.Samples,
            [(set, _) => set, (set, places) => Gone("video missing", set, places), (set, places) => Gone("all signals missing", set, places)]);
        Same(changed[0], lost.Whole);
        Same(changed[1], lost.WithoutVideo);
        Same(changed[2], lost.WithoutSignals);
        if (model == "F.0") Assert.Equal(lost.Whole, lost.WithoutSignals);
        Assert.All(lost.WithoutVideo.OfType<double>(), area => Assert.True(model != "F.0" || Math.Abs(area - 0.5) < 1e-12));

        SampleSet Gone(string name, SampleSet set, int[] places) => ways.Single(way => way.Name == name).Apply(set, places, 1);
    }

    /// <summary>However the samples fall into batches: a model of the video alone cannot tell one blank frame from another.</summary>
    [Fact]
    public void Without_video_a_model_of_the_video_alone_says_one_thing_of_a_person()
    {
        Experiment experiment = folder.Open(participants: 3, framesEach: 83);
        RunRecord run = experiment.Run("F.0", EmotionTask.Attention, Protocol.Groups(3), change: settings => settings.WithEpochs(1));
        Assert.All(LostModality.Of(experiment, run).WithoutVideo.OfType<double>(), area => Assert.Equal(0.5, area));
    }

    /// <summary>Joining is set against each modality alone, and losing one against having both.</summary>
    [Fact]
    public void Ways_of_joining_are_compared_with_each_modality_alone()
    {
        Experiment experiment = folder.Open(participants: 4, framesEach: 16);
        SimulatedWorld world = SimulatedWorld.Both(new SimulationSettings());
        var zoo = FusionZoo.Of(world, experiment, SignalSet.GazeAndSkin, Protocol.Groups(3), ["F.1", "F.0"]);
        Assert.Equal(("F.0", BaselineId.GazeAndSkin), (zoo.VideoAlone!.Run.Specification.Model, zoo.SignalsAlone!.Baseline));
        Assert.Equal(["F.1"], zoo.Joining.Select(one => one.Run.Specification.Model));
        // Four people can show nothing.
        Assert.Equal("both: F.1 is not shown to be better than each of the video alone (F.0) and the signals alone (LR 5 gaze and skin signals). Than the "
            + "video alone (F.0): not shown. Than the signals alone (LR 5 gaze and skin signals): not shown.", zoo.SayAlone().ToString());
        string freed = zoo.SayFreed().ToString();
        Assert.Contains("higher without video than with both", freed, StringComparison.Ordinal);
        Assert.Contains("higher without signals than with both", freed, StringComparison.Ordinal);
        Table table = zoo.Scores();
        Assert.Contains("nothing: signals alone", table.ToText(), StringComparison.Ordinal);
        Assert.Contains("with 1, as here, there are fewer", string.Join(' ', table.Footnotes), StringComparison.Ordinal);
    }

    private static void Same(Scored scored, IReadOnlyList<double?> areas)
    {
        foreach ((double? should, double? found) in scored.PerParticipant.Select(person => person.Scores.RocArea).Zip(areas))
        {
            Assert.Equal(should is null, found is null);
            if (should is { } value) Assert.Equal(value, found!.Value, 0.02); // a rounding may order two samples that are as good as equal
        }
    }
}
