using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Experiments;

public sealed class RobustnessTests : IClassFixture<RobustnessTests.Trained>
{
    private readonly Trained trained;

    public RobustnessTests(Trained trained) => this.trained = trained;

    [Fact]
    public void Without_a_change_the_trained_folds_predict_what_the_run_predicted()
    {
        Scored again = Rescoring.Score(trained.Fusion, trained.Samples, [(samples, _) => samples])[0];
        Assert.Equal(trained.Fusion.Model.Overall.MicroF1, again.Overall.MicroF1);
        Assert.Equal(trained.Fusion.Model.Overall.Brier!.Value, again.Overall.Brier!.Value, 6);
        Assert.Throws<ArgumentException>(() => Rescoring.Score(trained.Fusion, SyntheticSamples.Create(seed: 9), [(samples, _) => samples]));
    }

    [Fact]
    public void Every_corruption_begins_with_the_models_own_score_and_a_video_model_is_spared_the_signals()
    {
        IReadOnlyList<RobustnessCurve> fusion = Robustness.Curves(trained.Fusion, trained.Samples), video = Robustness.Curves(trained.Video, trained.Samples);
        Assert.Equal(9, fusion.Count);
        Assert.All(video, curve => Assert.Equal(Modalities.Video, curve.Modality));
        double? own = trained.Fusion.Model.PerParticipant.Average(person => PrimaryScore.For(trained.Fusion.Task).Of(person.Scores));
        Assert.All(fusion, curve => Assert.Equal(own!.Value, curve.Points[0].Mean!.Value, 12));
        Assert.Contains("Area", RobustnessViews.Areas(trained.Fusion, fusion).ToText(), StringComparison.Ordinal);
        Assert.NotEmpty(RobustnessViews.Curves(trained.Fusion, fusion).AlternativeText);
    }

    [Fact]
    public void Each_corruption_changes_what_it_names_and_nothing_else()
    {
        SampleSet samples = trained.Samples;
        int[] places = [0, 3, 5];
        foreach (Corruption corruption in Corruption.All(samples, 1))
        {
            SampleSet changed = corruption.Apply(samples, places, corruption.Levels[^1]);
            bool Differ(int sample) => corruption.Modality == Modalities.Video ? !changed.Frames[sample].SequenceEqual(samples.Frames[sample])
                : !Signals(changed, sample).SequenceEqual(Signals(samples, sample)) || !Present(changed, sample).SequenceEqual(Present(samples, sample));
            Assert.True(places.Any(Differ), corruption.Name);
            Assert.DoesNotContain(Enumerable.Range(0, samples.Count).Except(places), Differ);
            Assert.Equal(samples.Targets, changed.Targets);
            Assert.False(corruption.Apply(samples, places, 0).Fingerprint != samples.Fingerprint, corruption.Name);
        }
    }

    [Fact]
    public void The_area_of_a_score_that_never_falls_is_the_score()
    {
        RobustnessPoint Point(double level, double one, double? other) => new(level, [one, other], null, null);
        RobustnessCurve curve = new("x", "s", Modalities.Video, PrimaryScore.For(EmotionTask.Attention), [Point(0, 0.7, 1), Point(1, 0.7, 0.5), Point(5, 0.7, 0.5)]);
        Assert.Equal(0.7, curve.Areas[0]!.Value, 12);
        Assert.Equal((0.75 + 4 * 0.5) / 5, curve.Areas[1]!.Value, 12);
    }

    [Fact]
    public void Importance_covers_every_group_the_model_looks_at_and_attention_is_compared_with_random_weights()
    {
        IReadOnlyList<PermutationImportance> importance = PermutationImportance.Of(trained.Fusion, trained.Samples, repeats: 1);
        Assert.Equal(["eye tracking", "eyes and brows", "face actions", "head pose", "mouth and speech", "skin conductance", "video"], importance.Select(one => one.Group).Order(StringComparer.Ordinal));
        Assert.Contains(importance, one => one.PerParticipant.Any(loss => loss is not (null or 0)));
        Assert.Equal(["video"], PermutationImportance.Of(trained.Video, trained.Samples, repeats: 1).Select(one => one.Group));

        AttentionControl control = AttentionControl.Of(trained.Attending, trained.Samples);
        Assert.Equal(1, control.Trained.Weights.Sum(), 3);
        Assert.NotEqual(control.Trained.Weights, control.Randomised.Weights);
        Assert.InRange(control.RankCorrelation!.Value, -1, 1);
        Assert.Throws<ArgumentException>(() => AttentionControl.Of(trained.Fusion, trained.Samples));
    }

    private static float[] Signals(SampleSet samples, int sample) => samples.Features[(sample * PhysicalFeatures.Count)..((sample + 1) * PhysicalFeatures.Count)];

    private static bool[] Present(SampleSet samples, int sample) => samples.FeaturePresent[(sample * PhysicalFeatures.Count)..((sample + 1) * PhysicalFeatures.Count)];

    public sealed class Trained : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-robustness-");

        public Trained()
        {
            Experiment experiment = new Experiment(Samples, new Profile("quick", "small", 32, 1), 1, new RunStore(folder.FullName)).AcceptingFindings();
            RunRecord Run(string model) => experiment.Run(model, EmotionTask.Emotions, Protocol.Within, change: settings => settings.WithEpochs(1));
            (Fusion, Video, Attending) = (Run("B.1"), Run("A.1"), Run("B.2t"));
        }

        public SampleSet Samples { get; } = SyntheticSamples.Create(framesEach: 20);

        public RunRecord Fusion { get; }

        public RunRecord Video { get; }

        public RunRecord Attending { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
