using System.Globalization;
using System.Text.Json;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-trainer-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, InlineData("A.1"), InlineData("B.1")]
    public void A_training_that_is_cut_off_and_resumed_ends_at_the_same_bits(string model)
    {
        TrainingSettings settings = TrainingPresets.Quick(model).WithEpochs(4);
        Run whole = Train(model, settings, seed: 3, checkpoint: null);
        string checkpoint = Path.Combine(folder.FullName, "state.safetensors");
        Assert.Throws<OperationCanceledException>(() => Train(model, settings, seed: 3, checkpoint, stopAfter: 2));
        Run resumed = Train(model, settings, seed: 3, checkpoint);
        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(whole.Logits, resumed.Logits);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_gives_others()
    {
        TrainingSettings settings = TrainingPresets.Report("A.1").WithEpochs(1);
        Run first = Train("A.1", settings, seed: 3), again = Train("A.1", settings, seed: 3), other = Train("A.1", settings, seed: 4);
        Assert.Equal(first.Logits, again.Logits);
        Assert.Equal(first.Losses, again.Losses);
        Assert.NotEqual(first.Losses, other.Losses);
    }

    /// <summary>In a process of its own, whose allocator gives back at once what is freed: the working set is then what training holds, not what tests before
    /// it left behind.</summary>
    [Fact]
    public void Memory_is_flat_over_fifty_epochs()
    {
        JsonElement answer = ScriptHost.Run(
            $$"""
            #r "artifacts/lib/Genex.Research.dll"
            #r "artifacts/lib/TorchSharp.dll"
            using Genex.Research.Datasets;
            using Genex.Research.Models;
            using Genex.Research.Simulation;
            using Genex.Research.Training;
            var quick = TrainingPresets.Quick("A.1");
            var settings = quick with { BatchSize = 8, Phases = [quick.Phases[0] with { Epochs = 50, Stop = new(WatchedScore.Loss, Patience: 50) }] };
            var samples = SimulatedStudy.InMemory(new SimulationSettings { Participants = 4, Seconds = 14, Seed = 1 }, imageSize: 32);
            var fold = Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Attention)[0];
            var source = new BatchSource(samples, EmotionTask.Attention, Standardiser.Fit(samples, fold.Train));
            var model = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, 32), 1);
            var trainer = new Trainer(settings, 1) { CheckpointAfter = TimeSpan.Zero };
            var history = trainer.Fit(model, new TrainingSamples(source, fold.Train, fold.Validation),
                "{{Path.Combine(folder.FullName, "memory.safetensors")}}").History;
            string.Join(" ", history.Select(epoch => epoch.MemoryMegabytes.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))
            """,
            ("MALLOC_TRIM_THRESHOLD_", "65536"), ("MALLOC_MMAP_THRESHOLD_", "65536"), ("DOTNET_GCgen0size", "400000"));
        string? error = answer.GetProperty("error").GetString();
        Assert.True(error is null, error);
        double[] memory = [.. answer.GetProperty("shown").GetProperty("text/plain").GetString()!.Split(' ')
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(50, memory.Length);
        double early = memory.Skip(4).Take(11).Average(), late = memory.TakeLast(10).Average();
        Assert.True(late <= 1.02 * early, Invariant($"{late:F1} MB at the end, {early:F1} MB in epochs 5 to 15."));
    }

    [Fact]
    public void Frozen_parts_stay_as_they_are_and_the_best_epoch_comes_back()
    {
        TrainingSettings quick = TrainingPresets.Quick("A.1");
        TrainingSettings settings = quick
            with
        { BatchSize = 8, AccumulatedBatches = 2, Phases = [quick.Phases[0] with { Epochs = 3, Parts = [new("head", 1e-2)] }] };
        SampleSet samples = SyntheticSamples.Create();
        Fold fold = Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Attention)[0];
        using BatchSource source = new(samples, EmotionTask.Attention, Standardiser.Fit(samples, fold.Train));
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, samples.Frames.Side), 1),
        untouched = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, samples.Frames.Side), 1);
        TrainingResult result = new Trainer(settings, 1).Fit(model, new TrainingSamples(source, fold.Train, fold.Validation));
        foreach ((string name, TorchSharp.torch.Tensor value) in untouched.state_dict())
            Assert.Equal(!name.StartsWith("head", StringComparison.Ordinal), value.equal(model.state_dict()[name]).all().item<bool>());
        ValidationScore score = ValidationScore.From(Predictor.Logits(model, source, fold.Validation), source, fold.Validation);
        Assert.Equal(result.History.Min(epoch => epoch.ValidationLoss), score.Loss);
        Assert.Equal(result.Best.ValidationLoss, score.Loss);
    }

    [Fact]
    public void A_checkpoint_of_other_settings_is_refused()
    {
        string checkpoint = Path.Combine(folder.FullName, "other.safetensors");
        Train("B.1", TrainingPresets.Quick("B.1").WithEpochs(1), seed: 3, checkpoint);
        Assert.Contains("other settings",
            Assert.Throws<InvalidDataException>(() => Train("B.1", TrainingPresets.Quick("B.1").WithEpochs(2), seed: 3, checkpoint)).Message,
            StringComparison.Ordinal);
    }

    private sealed record Run(double[] Losses, float[] Logits);

    private static Run Train(string id, TrainingSettings settings, long seed, string? checkpoint = null, int stopAfter = int.MaxValue)
    {
        SampleSet samples = SyntheticSamples.Create(missing: true);
        Fold fold = Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Emotions)[0];
        using BatchSource source = new(samples, EmotionTask.Emotions, Standardiser.Fit(samples, fold.Train));
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find(id), new ModelSettings(EmotionTask.Emotions.Count, samples.Frames.Side), seed);
        using CancellationTokenSource stop = new();
        Progress progress = new(epoch =>
        {
            if (epoch.Epoch == stopAfter) stop.Cancel();
        });
        TrainingResult result = new Trainer(settings, seed) { CheckpointAfter = TimeSpan.Zero }
            .Fit(model, new TrainingSamples(source, fold.Train, fold.Validation), checkpoint, progress, stop.Token);
        return new Run([.. result.History.SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss!.Value, epoch.GradientNorm })],
            Predictor.Logits(model, source, fold.Test));
    }

    private sealed class Progress(Action<EpochRecord> act) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => act(value);
    }
}
