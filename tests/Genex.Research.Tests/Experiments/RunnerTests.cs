using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

public sealed class RunnerTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Experiment Open(string store = "a", long seed = 1) => folder.Open(store, seed);

    [Fact]
    public void A_run_leaves_a_folder_from_which_it_can_be_read_again()
    {
        RunRecord made = Open().Run("B.1", EmotionTask.Emotions, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(2));
        foreach (string file in (string[])["specification.json", "environment.json", "metrics.json", "predictions.csv", "history.csv",
            "folds/03/weights.safetensors", "folds/00/events.out.tfevents.0.genex"])
            Assert.True(File.Exists(Path.Combine(made.Folder, file)), file);

        RunRecord read = new RunStore(folder["a"]).Open("B.1");
        Assert.Equal(made.Specification.Hash, read.Specification.Hash);
        Assert.Equal(made.Predictions.Probabilities, read.Predictions.Probabilities);
        Assert.Equal(made.Predictions.Participant, read.Predictions.Participant);
        Assert.Equal(made.Model.Overall.Targets, read.Model.Overall.Targets);
        Assert.Equal(made.Model.Overall.MicroF1, read.Model.Overall.MicroF1);
        Assert.Equal(made.Folds.Select(fold => fold.History.Count), read.Folds.Select(fold => fold.History.Count));
        Assert.Equal(4, read.Folds.Count);
        Assert.Contains("simulated data", read.Caveats);
        Assert.NotNull(read.Majority.Overall.ElementAccuracy);
        Assert.Equal(made.Tuned!.Overall.MacroF1, read.Tuned!.Overall.MacroF1);
        Assert.Equal(8, read.TunedBaselines.Count);
        Assert.Equal(made.TunedBaselines.Select(scored => scored.Overall.MacroF1), read.TunedBaselines.Select(scored => scored.Overall.MacroF1));
        Assert.Contains(read.Baselines, scored => scored.Name == BaselineNames.Identity);
        Assert.Contains(read.Baselines, scored => scored.Name == BaselineNames.Shuffled);
    }

    /// <summary>Scored in bfloat16, which no processor of today's tests need have: the record says what that changed, and the models brought back say the
    /// same.</summary>
    [Theory, InlineData("A.1"), InlineData("B.2t")]
    public void A_run_in_bfloat16_says_what_that_changes(string model)
    {
        Experiment experiment = Open();
        RunSpecification specification = experiment.Specify(model, EmotionTask.Emotions, Protocol.ReportB,
            settings => settings.WithEpochs(1) with { Inference = InferencePrecision.BFloat16 });
        RunRecord run = new Runner(experiment.Store) { Device = TorchSharp.torch.CPU, EmulatesPrecision = true }.Run(specification, experiment.Samples);
        PrecisionEffect effect = PrecisionEffect.Of(new RunStore(folder["a"]).Open(model))!;
        Assert.InRange(effect.LargestProbability, 1e-6, 0.05);
        Assert.InRange(effect.MeanProbability, 0, effect.LargestProbability);
        Assert.InRange(effect.Accuracy, -0.1, 0.1);
        using TrainedFold trained = experiment.LoadFold(run);
        Assert.All(run.Folds[0].Logits.Zip(trained.Logits(trained.Fold.Test)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Contains("Scored in bf16", run.SayPrecision().ToString(), StringComparison.Ordinal);
        RunRecord full = Open().Run(model, EmotionTask.Emotions, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        Assert.NotEqual(full.Specification.Id, run.Specification.Id);
        Assert.Null(PrecisionEffect.Of(full));
        Assert.Empty(full.SayPrecision().Markdown);
    }

    [Fact]
    public void Bfloat16_is_refused_where_it_would_only_be_slower()
    {
        if (Genex.Research.Natives.BFloat16Products.OnCpu is not null) return;
        Experiment experiment = Open().On("cpu");
        Assert.Contains("no products in bfloat16", Assert.Throws<NotSupportedException>(() => experiment.Run("A.1", EmotionTask.Attention, Protocol.ReportB,
            change: settings => settings with { Inference = InferencePrecision.BFloat16 })).Message, StringComparison.Ordinal);
    }

    /// <summary>A fold's model brought back predicts what the run recorded; only what learns is in its file.</summary>
    [Theory, InlineData("A.1", false), InlineData("A.2", true)]
    public void A_trained_fold_is_brought_back_and_predicts_the_same(string model, bool frozenBody)
    {
        Experiment experiment = Open();
        TrainingSettings Change(TrainingSettings settings) => !frozenBody ? settings.WithEpochs(1) : settings
            with
        { Phases = [settings.Phases[0] with { Epochs = 2, Parts = [new("head", 1e-3)] }] };
        RunRecord run = experiment.Run(model, EmotionTask.Emotions, Protocol.ReportB, change: Change);
        using TrainedFold trained = experiment.LoadFold(run);
        Assert.All(run.Folds[0].Logits.Zip(trained.Logits(trained.Fold.Test)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.False(trained.Model.training);
        Assert.Equal([2, 3, 32, 32], trained.Input(trained.Fold.Test[0], trained.Fold.Test[1]).Video.shape);
        long size = new FileInfo(Path.Combine(run.Folder, run.Folds[0].WeightsFile)).Length;
        Assert.Equal(frozenBody, size < 100_000);
        Assert.Contains("no fold 7", Assert.Throws<ArgumentException>(() => experiment.LoadFold(run, 7)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Experiment(SyntheticSamples.Create(seed: 5), experiment.Profile, 1, experiment.Store).LoadFold(run));
    }

    [Fact]
    public void A_finished_run_is_found_again_and_another_seed_is_another_run()
    {
        Experiment experiment = Open();
        RunRecord first = experiment.Run("A.1", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(first.Folder, "metrics.json"));
        Assert.Null(first.Tuned);
        RunRecord again = experiment.Run("a.1", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        Assert.Equal(first.Folder, again.Folder);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(first.Folder, "metrics.json")));
        Assert.NotEqual(first.Specification.Hash, Open(seed: 2)
            .Specify("A.1", EmotionTask.Attention, Protocol.ReportB, settings => settings.WithEpochs(1)).Hash);
    }

    [Fact]
    public void A_run_that_is_cut_off_and_resumed_scores_the_same_to_the_last_bit()
    {
        static TrainingSettings Short(TrainingSettings settings) => settings.WithEpochs(3);
        RunRecord whole = folder.Run("whole", "A.1", EmotionTask.Emotions, Protocol.LeaveOneParticipantOut, Short);
        using CancellationTokenSource stop = new();
        Progress progress = new(at =>
        {
            if (at is { Fold: 1, Epoch.Epoch: 2 }) stop.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() =>
            folder.Run("cut", "A.1", EmotionTask.Emotions, Protocol.LeaveOneParticipantOut, Short, progress, stop.Token));
        Assert.Single(Directory.EnumerateFiles(folder["cut"], "training.safetensors", SearchOption.AllDirectories));
        List<int> epochs = [];
        RunRecord resumed = folder.Run("cut", "A.1", EmotionTask.Emotions, Protocol.LeaveOneParticipantOut, Short,
            new Progress(at => epochs.AddRange(at is { Fold: 1, Epoch: { } epoch } ? [epoch.Epoch] : [])));
        Assert.True(epochs[0] > 1, "the first epoch of the fold was trained again");
        Assert.Equal(whole.Predictions.Probabilities, resumed.Predictions.Probabilities);
        Assert.Equal(whole.Model.Overall.MacroF1, resumed.Model.Overall.MacroF1);
        Assert.Equal(
            whole.Folds.SelectMany(fold => fold.History).Select(epoch => epoch with { Seconds = 0, MemoryMegabytes = 0 }),
            resumed.Folds.SelectMany(fold => fold.History).Select(epoch => epoch with { Seconds = 0, MemoryMegabytes = 0 }));
    }
}
