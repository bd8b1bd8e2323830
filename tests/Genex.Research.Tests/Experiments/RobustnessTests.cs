using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Simulation;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

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

    /// <summary>Only changed samples are predicted again; the slow way predicts them all.</summary>
    [Fact]
    public void Samples_that_a_change_leaves_alone_keep_their_prediction_and_the_others_do_not()
    {
        RunRecord run = trained.Fusion;
        Corruption missing = Corruption.All(trained.Samples, 1).Single(corruption => corruption.Name == "all signals missing");
        Fold fold = run.Protocol.Divide(trained.Samples, run.Task).Single();
        SampleSet changed = missing.Apply(trained.Samples, fold.Test, 0.5);
        using EmotionModel model = Rescoring.Open(run, run.Folds[0]);
        using BatchSource source = new(changed, run.Task, Standardiser.Fit(trained.Samples, fold.Train));
        float[] slow = Predictor.Logits(model, source, fold.Test);
        double[,] probabilities = new double[fold.Test.Length, run.Task.Count];
        for (int cell = 0; cell < slow.Length; cell++) probabilities[cell / run.Task.Count, cell % run.Task.Count] = 1 / (1 + Math.Exp(-slow[cell]));
        Scored expected = Scored.From("slow", false, probabilities, run.Predictions, [.. run.Scorable]);
        Scored quick = Rescoring.Score(run, trained.Samples, [(samples, places) => missing.Apply(samples, places, 0.5)])[0];
        Assert.Equal(expected.Overall.Brier!.Value, quick.Overall.Brier!.Value, 6);
        Assert.NotEqual(run.Model.Overall.Brier!.Value, quick.Overall.Brier!.Value, 6);
    }

    [Fact]
    public void Every_corruption_begins_with_the_models_own_score_and_a_video_model_is_spared_the_signals()
    {
        IReadOnlyList<RobustnessCurve> fusion = Robustness.Curves(trained.Fusion, trained.Samples), video = Robustness.Curves(trained.Video, trained.Samples);
        Assert.Equal(9, fusion.Count);
        Assert.All(video, curve => Assert.Equal(Modalities.Video, curve.Modality));
        double? own = trained.Fusion.Model.PerParticipant.Average(person => PrimaryScore.For(trained.Fusion.Task).Of(person.Scores));
        Assert.All(fusion, curve => Assert.Equal(own!.Value, curve.Points[0].Mean!.Value, 12));
        Assert.Contains("Area", fusion.Areas(trained.Fusion).ToText(), StringComparison.Ordinal);
        Assert.NotEmpty(fusion.Chart(trained.Fusion).AlternativeText);
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

    /// <summary>Late frames come from the video itself, also half a second between two samples; before the video begins there is an even frame.</summary>
    [Fact]
    public void Late_video_shows_what_the_file_showed_before()
    {
        using RunFolder folder = new();
        StudySimulator.Write(folder["study"], new SimulationSettings { Participants = 1, Seconds = 8, FrameWidth = 320, FrameHeight = 180 });
        SampleSet dense = StudyLoader.Load(folder["study"], 32, samplesPerSecond: 2, cacheFolder: folder["frames"]),
        sparse = StudyLoader.Load(folder["study"], 32, samplesPerSecond: 1, cacheFolder: folder["frames"]);
        Corruption late = Corruption.All(sparse, 1).Single(corruption => corruption.Name == "video late");
        Assert.Equal([0, 0.5, 1, 2, 5], late.Levels);
        foreach (double level in late.Levels)
        {
            SampleSet changed = late.Apply(sparse, [.. Enumerable.Range(0, sparse.Count)], level);
            for (int place = 0; place < sparse.Count; place++)
            {
                double shown = sparse.TimeMilliseconds[place] - 1000 * level;
                int[] same = [.. Enumerable.Range(0, dense.Count).Where(other => Math.Abs(dense.TimeMilliseconds[other] - shown) < 20)];
                if (same.Length == 1) Assert.True(dense.Frames[same[0]].SequenceEqual(changed.Frames[place]), Invariant($"{level} s, sample {place}"));
                else Assert.True(shown < dense.TimeMilliseconds[0], Invariant($"{level} s, sample {place} at {shown} ms"));
            }
        }
    }

    [Fact]
    public void An_interval_is_cut_to_what_a_score_can_be_and_a_constant_cannot_beat_chance()
    {
        PrimaryScore balanced = PrimaryScore.For(EmotionTask.Attention);
        ParticipantInterval cut = PrimaryScore.Interval([0.1, 0.9, null], seed: 1)!;
        Assert.Equal((0, 1, 2), (cut.Lower, cut.Upper, cut.Participants));
        Assert.Equal(0.5, balanced.Chance);
        Assert.Null(PrimaryScore.For(EmotionTask.Emotions).Chance);
    }

    [Fact]
    public void The_area_of_a_score_that_never_falls_is_the_score()
    {
        RobustnessPoint Point(double level, double one, double? other) => new(level, [one, other], null, null);
        RobustnessCurve curve = new("x", "s", Modalities.Video, PrimaryScore.For(EmotionTask.Attention),
            [Point(0, 0.7, 1), Point(1, 0.7, 0.5), Point(5, 0.7, 0.5)]);
        Assert.Equal(0.7, curve.Areas[0]!.Value, 12);
        Assert.Equal((0.75 + 4 * 0.5) / 5, curve.Areas[1]!.Value, 12);
    }

    [Fact]
    public void Importance_covers_every_group_the_model_looks_at_and_attention_is_compared_with_random_weights()
    {
        IReadOnlyList<PermutationImportance> importance = PermutationImportance.Of(trained.Fusion, trained.Samples, repeats: 1);
        Assert.Equal(["eye tracking", "eyes and brows", "face actions", "head pose", "mouth and speech", "skin conductance", "video"],
            importance.Select(one => one.Group).Order(StringComparer.Ordinal));
        Assert.Contains(importance, one => one.PerParticipant.Any(loss => loss is not (null or 0)));
        Assert.Equal(["video"], PermutationImportance.Of(trained.Video, trained.Samples, repeats: 1).Select(one => one.Group));

        AttentionControl control = trained.Attending.RandomisationTest(trained.Samples);
        Assert.Equal(1, control.Trained.Weights.Sum(), 3);
        Assert.NotEqual(control.Trained.Weights, control.Randomised.Weights);
        Assert.InRange(control.RankCorrelation!.Value, -1, 1);
        Assert.Throws<ArgumentException>(() => trained.Fusion.RandomisationTest(trained.Samples));
    }

    private static float[] Signals(SampleSet samples, int sample) =>
        samples.Features[(sample * PhysicalFeatures.Count)..((sample + 1) * PhysicalFeatures.Count)];

    private static bool[] Present(SampleSet samples, int sample) =>
        samples.FeaturePresent[(sample * PhysicalFeatures.Count)..((sample + 1) * PhysicalFeatures.Count)];

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
