using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Tests.Training;

public class DivergedTests
{
    [Fact]
    public void A_loss_that_is_not_a_number_ends_training_with_a_sentence()
    {
        SampleSet samples = SyntheticSamples.Create(change: row => row.Features[3] = float.PositiveInfinity);
        TrainingDivergedException said = Assert.Throws<TrainingDivergedException>(() => Fit(samples, EmotionTask.Emotions));
        Assert.Contains("loss became NaN in epoch 1", said.Message, StringComparison.Ordinal);
        Assert.Contains("features that are not finite", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_validation_without_labels_ends_training_and_says_why()
    {
        SampleSet samples = SyntheticSamples.Create(change: row =>
        {
            if (row.Participant.ToString().EndsWith('1')) Array.Fill(row.TargetPresent, false);
        });
        TrainingDivergedException said = Assert.Throws<TrainingDivergedException>(() => Fit(samples, EmotionTask.Attention));
        Assert.Contains("none of the 12 validation samples has a label", said.Message, StringComparison.Ordinal);
    }

    /// <summary>Learns from the third and fourth participant; the second chooses the epoch.</summary>
    private static void Fit(SampleSet samples, EmotionTask task)
    {
        TrainingSettings settings = TrainingPresets.Quick("B.1").WithEpochs(1);
        BatchSource source = new(samples, task, Standardiser.Unscaled());
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("B.1"), new ModelSettings(task.Count, 32), seed: 1);
        new Trainer(settings, 1).Fit(model, new TrainingSamples(source, samples.SamplesOf(2, 3), samples.SamplesOf(1)));
    }
}
