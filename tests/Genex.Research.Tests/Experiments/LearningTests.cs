using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Tests.Experiments;

/// <summary>A run says whether its model has learnt anything, and a frozen body is part of what a run is.</summary>
public sealed class LearningTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_that_has_seen_two_steps_is_called_undertrained()
    {
        RunRecord run = folder.Open().Run("A.2", EmotionTask.Emotions, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        Assert.All(run.Folds, fold => Assert.InRange(fold.TrainingRocArea!.Value, 0, 1));
        Assert.True(run.Learning.Undertrained);
        Assert.Contains(run.Caveats, caveat => caveat.StartsWith("undertrained: AUROC 0.", StringComparison.Ordinal));
    }

    /// <summary>The bright patch is the label: a linear layer on frozen features finds it, and not on a body that knows nothing it would not.</summary>
    [Fact]
    public void A_frozen_body_is_trained_on_brought_back_and_told_from_a_random_one()
    {
        Experiment experiment = folder.Open(), random = experiment.WithRandomBodies();
        RunRecord run = experiment.Run("P.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(30));
        Assert.False(run.Learning.Undertrained);
        Assert.True(run.Model.Overall.Targets[0].RocArea > 0.75, Invariant($"{run.Model.Overall.Targets[0].RocArea}"));
        Assert.DoesNotContain(run.Caveats, caveat => caveat.StartsWith("weights: random", StringComparison.Ordinal));
        using TrainedFold trained = experiment.LoadFold(run, 2);
        Assert.All(run.Folds[2].Logits.Zip(trained.Logits(trained.Fold.Test)), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));

        RunRecord twin = random.Run("P.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(30));
        Assert.Equal(("P.1", "P.1 (random body)"), (run.Specification.Label, twin.Specification.Label));
        Assert.NotEqual(run.Predictions.Probabilities, twin.Predictions.Probabilities);
        ComparisonGroup group = Assert.Single(Comparison.Groups(run, twin));
        Assert.Equal(["P.1", "P.1 (random body)"], group.Rows.Where(row => !row.IsBaseline).Select(row => row.Name));
    }

    [Fact]
    public void One_answer_for_each_person_is_said()
    {
        RunRecord run = folder.Open().Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));
        double[,] still = new double[run.Predictions.Count, 1];
        for (int row = 0; row < run.Predictions.Count; row++) still[row, 0] = 0.3 + (0.1 * run.Predictions.Fold[row]) + (0.001 * (row % 2));
        Predictions moved = run.Predictions;
        for (int row = 0; row < moved.Count; row++) moved.Probabilities[row, 0] = still[row, 0];
        Assert.True(LearningCheck.Of(run).ConstantPerPerson);
        for (int row = 0; row < moved.Count; row++) moved.Probabilities[row, 0] += 0.1 * (row % 2);
        Assert.False(LearningCheck.Of(run).ConstantPerPerson);
    }

    [Fact]
    public void Every_profile_has_settings_for_every_model_and_a_frozen_body_sees_whole_frames()
    {
        foreach (Profile profile in Profile.All)
        {
            Assert.All(Genex.Research.Models.ModelRegistry.All, model => Assert.NotEmpty(profile.TrainingOf(model.Id).Phases));
            Assert.Same(profile, Profile.Parse(profile.Id.ToUpperInvariant()));
        }

        Assert.Equal((64, 224), (Profile.Study.ImageSizeOf(Genex.Research.Models.ModelRegistry.Find("A.2")),
            Profile.Study.ImageSizeOf(Genex.Research.Models.ModelRegistry.Find("P.2"))));
    }
}
