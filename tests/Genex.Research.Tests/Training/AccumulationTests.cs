using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Tests.Training;

public sealed class AccumulationTests
{
    /// <summary>Some labels are unknown, so that batches of one step count differently, and the last step has one batch only.</summary>
    [Theory, InlineData(2), InlineData(4)]
    public void Batches_that_add_up_to_a_step_train_as_one_large_batch(int batches)
    {
        EpochRecord[] large = Train(batchSize: 8, accumulated: 1), small = Train(8 / batches, batches);
        Assert.All(large.Zip(small), pair =>
        {
            Assert.Equal(pair.First.ValidationLoss!.Value, pair.Second.ValidationLoss!.Value, 1e-5);
            Assert.Equal(pair.First.GradientNorm, pair.Second.GradientNorm, 1e-4);
        });
    }

    private static EpochRecord[] Train(int batchSize, int accumulated)
    {
        SampleSet samples = SyntheticSamples.Create(missing: true);
        Fold fold = Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Emotions)[0];
        using BatchSource source = new(samples, EmotionTask.Emotions, Standardiser.Fit(samples, fold.Train));
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("A.2"), new ModelSettings(EmotionTask.Emotions.Count, samples.Frames.Side), 1);
        // Training mode would draw other dropout masks for batches of another size: the body is frozen, the head has none.
        TrainingSettings settings = new()
        {
            BatchSize = batchSize,
            AccumulatedBatches = accumulated,
            Phases = [new()
                { Name = "head", Epochs = 3, Parts = [new("head", 1e-3)], Optimiser = new(OptimiserKind.Adam), Stop = new(WatchedScore.Loss, Patience: 3) }],
        };
        return [.. new Trainer(settings, 1).Fit(model, new TrainingSamples(source, fold.Train, fold.Validation)).History];
    }
}
