using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

public sealed class NestedRunTests : IDisposable
{
    private static readonly Protocol Nested = Protocol.Nested(Protocol.LeaveOneParticipantOut);

    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Inner_trainings_choose_the_epochs_and_the_fold_learns_from_everybody_for_as_many()
    {
        RunRecord run = folder.Open().Run("B.1", EmotionTask.Emotions, Nested, change: settings => settings.WithEpochs(3));
        Assert.Equal(4, run.Folds.Count);
        Assert.All(run.Folds, fold =>
        {
            Assert.Equal(3, fold.Inner!.Count);
            int[] chosen = [.. fold.Inner.Select(inner => inner.EpochsOfPhases.Single()).Order()];
            Assert.All(fold.Inner, inner => Assert.Equal(inner.BestEpoch, inner.EpochsOfPhases.Single()));
            Assert.Equal(chosen[1], fold.History.Count);
            Assert.Equal(chosen[1], fold.BestEpoch);
            Assert.All(fold.History, epoch => Assert.Null(epoch.ValidationLoss));
            Assert.Equal(fold.TrainingSamples, fold.ValidationSamples);
            Assert.Equal(run.Predictions.Count, fold.TrainingSamples + fold.TestSamples);
            Assert.DoesNotContain(fold.Inner, inner => inner.Name == fold.Name);
        });
        Assert.Empty(Directory.EnumerateFiles(run.Folder, "inner.json", SearchOption.AllDirectories));

        RunRecord read = folder.Open().Store.Open("B.1");
        Assert.Equal(run.Folds.SelectMany(fold => fold.Inner!).Select(inner => inner.BestEpoch), read.Folds.SelectMany(fold => fold.Inner!)
            .Select(inner => inner.BestEpoch));
        Assert.Contains("12 inner trainings", read.SayLearningCurves().Markdown, StringComparison.Ordinal);
        Assert.True(Comparison.Groups(read).Single().Models.Single().ValidationLoss > 0);
        Assert.NotEmpty(read.LearningCurves().Panels);
    }

    /// <summary>Thresholds come from inner predictions pooled over the participants: found again by trying every one.</summary>
    [Fact]
    public void Thresholds_are_tuned_on_all_inner_predictions_together()
    {
        Experiment experiment = folder.Open();
        RunRecord run = experiment.Run("A.2", EmotionTask.Attention, Nested, change: settings => settings.WithEpochs(1));
        FoldRecord fold = run.Folds[0];
        (float[] labels, bool[] known) = EmotionTask.Attention.LabelsOf(experiment.Samples);
        int[] rows = [.. Nested.Divide(experiment.Samples, EmotionTask.Attention)[0].Inner.SelectMany(inner => inner.Validation)];
        (bool Known, bool Truth, double Probability)[] cells = rows.Zip(fold.Inner!.SelectMany(inner => inner.Logits), (row, logit) =>
            (Known: known[row], Truth: labels[row] > 0.5f, Probability: 1 / (1 + Math.Exp(-logit)))).Where(cell => cell.Known).ToArray();
        double Score(double threshold) => new ConfusionCounts(
            cells.Count(cell => cell.Truth && cell.Probability > threshold), cells.Count(cell => !cell.Truth && cell.Probability > threshold),
            cells.Count(cell => cell.Truth && cell.Probability <= threshold),
            cells.Count(cell => !cell.Truth && cell.Probability <= threshold)).BalancedAccuracy ?? 0;
        double best = cells.Select(cell => cell.Probability).Append(0).Max(Score);
        Assert.Equal(best, Score(fold.Thresholds!.Single()), 1e-12);
    }

    [Theory, InlineData(0, 1), InlineData(1, 3)]
    public void Cut_off_in_an_inner_training_or_in_the_folds_own_it_resumes_to_the_same_numbers(int stopFold, int stopPart)
    {
        static TrainingSettings Short(TrainingSettings settings) => settings.WithEpochs(2);
        RunRecord whole = folder.Run("whole", "A.1", EmotionTask.Attention, Nested, Short);
        using CancellationTokenSource stop = new();
        List<double> shares = [];
        Progress progress = new(at =>
        {
            shares.Add(at.Share);
            if (at.Fold == stopFold && at.Part == stopPart && at.Epoch is not null) stop.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => folder.Run("cut", "A.1", EmotionTask.Attention, Nested, Short, progress, stop.Token));
        Assert.Equal(shares.Order(), shares);
        RunRecord resumed = folder.Run("cut", "A.1", EmotionTask.Attention, Nested, Short);
        Assert.Equal(whole.Predictions.Probabilities, resumed.Predictions.Probabilities);
        Assert.Equal(whole.Folds.Select(fold => fold.Thresholds), resumed.Folds.Select(fold => fold.Thresholds));
    }

    [Fact]
    public void The_epochs_of_a_phase_are_the_median_and_a_first_phase_takes_one_at_least()
    {
        InnerRecord Of(params int[] epochs) => new() { Name = "x", BestEpoch = 1, EpochsOfPhases = epochs, History = [], Logits = [] };
        Assert.Equal([4, 0], InnerRecord.Median([Of(9, 0), Of(4, 0), Of(1, 7)]));
        Assert.Equal([3, 2], InnerRecord.Median([Of(2, 2), Of(3, 0), Of(1, 1), Of(5, 9)]));
        Assert.Equal([1, 0], InnerRecord.Median([Of(0, 0)]));
    }
}
