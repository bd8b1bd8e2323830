using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Tests.Datasets;

public sealed class AblationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-ablation-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Without_video_every_frame_is_the_same_and_without_signals_every_feature_is_missing()
    {
        SampleSet whole = SyntheticSamples.Create(), blind = whole.WithoutVideo(), deaf = whole.WithoutSignals();
        Assert.All(Enumerable.Range(0, blind.Count), sample => Assert.True(blind.Frames[sample].SequenceEqual(blind.Frames[0])));
        Assert.Equal(whole.FeaturePresent, blind.FeaturePresent);
        Assert.DoesNotContain(true, deaf.FeaturePresent);
        Assert.True(deaf.Frames[3].SequenceEqual(whole.Frames[3]));
        Assert.Equal(whole.Targets, deaf.Targets);
        Assert.Equal(3, new[] { whole.Fingerprint, blind.Fingerprint, deaf.Fingerprint }.Distinct().Count());
    }

    [Fact]
    public void A_frame_without_content_is_zero_to_a_model()
    {
        SampleSet blind = SyntheticSamples.Create().WithoutVideo();
        using BatchSource source = new(blind, EmotionTask.Attention, Standardiser.Fit(blind, [0, 1, 2]));
        using Batch batch = source.Take([0, 5]);
        // Half a step of 255 levels over the smallest standard deviation, 0.224.
        Assert.InRange(batch.Video.abs().max().item<float>(), 0, 0.5f / 255 / 0.224f + 1e-6f);
    }

    [Fact]
    public void A_run_with_a_modality_withheld_is_another_run_and_says_so()
    {
        Experiment whole = new Experiment(SyntheticSamples.Create(), new Profile("quick", "small", 32, 1), 1, new RunStore(folder.FullName))
            .AcceptingFindings();
        RunRecord run = whole.WithoutVideo().Run("B.1", EmotionTask.Emotions, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        Assert.Equal("B.1 without video", run.Model.Name);
        Assert.StartsWith("B.1-no-video-emotions-report-b", run.Specification.Id, StringComparison.Ordinal);
        Assert.NotEqual(whole.Specify("B.1", EmotionTask.Emotions, Protocol.ReportB).Hash, whole.WithoutSignals()
            .Specify("B.1", EmotionTask.Emotions, Protocol.ReportB).Hash);
        RunRecord both = whole.Run("B.1", EmotionTask.Emotions, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        Assert.DoesNotContain(Comparison.Of(both, run), row => row.Name == run.Model.Name); // an ablation stands beside nothing but ablations
        Assert.Equal(("B.1", "B.1 without video"), (RunContrast.Of(both, run).First, RunContrast.Of(both, run).Second));
    }
}
