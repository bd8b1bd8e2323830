using Genex.Research.Datasets;
using Genex.Research.Experiments;

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

    private static void Same(Scored scored, IReadOnlyList<double?> areas)
    {
        foreach ((double? should, double? found) in scored.PerParticipant.Select(person => person.Scores.RocArea).Zip(areas))
        {
            Assert.Equal(should is null, found is null);
            if (should is { } value) Assert.Equal(value, found!.Value, 0.02); // a rounding may order two samples that are as good as equal
        }
    }
}
