using System.Text.Json;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Tests.Datasets;
using Genex.Research.Tests.House;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

/// <summary>Weights of several targets' losses that are learnt with the model.</summary>
public sealed class TargetWeightsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-weights-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Two targets, three samples, one label unknown. By hand from Kendall, Gal and Cipolla (2018), eq. 10, with s = log sigma^2: each known label
    /// counts exp(-s) L + s / 2.</summary>
    [Fact]
    public void Value_and_gradients_are_those_of_the_published_formula()
    {
        double[,] x = { { 0.5, -1.2 }, { -0.3, 2 }, { 1.7, 0.4 } }, y = { { 1, 0 }, { 1, 1 }, { 0, 1 } }, known = { { 1, 1 }, { 1, 0 }, { 1, 1 } };
        double[] s = [0.4, -0.7];
        using Tensor logits = Single(x).requires_grad_(), logVariances = tensor([0.4f, -0.7f]).requires_grad_();
        using Tensor labels = Single(y), counted = Single(known);
        using Tensor loss = MaskedLoss.Weighted(logits, labels, counted, logVariances);
        loss.backward();

        double expected = 0;
        double[] slope = [0, 0];
        for (int row = 0; row < 3; row++)
        {
            for (int target = 0; target < 2; target++)
            {
                double chance = 1 / (1 + Math.Exp(-x[row, target])), weight = Math.Exp(-s[target]);
                double cross = -(y[row, target] * Math.Log(chance) + (1 - y[row, target]) * Math.Log(1 - chance));
                expected += known[row, target] * (weight * cross + s[target] / 2) / 5;
                slope[target] += known[row, target] * (0.5 - weight * cross) / 5;
                Assert.Equal(known[row, target] * weight * (chance - y[row, target]) / 5, logits.grad![row, target].item<float>(), 1e-6);
            }
        }

        Assert.Equal(expected, loss.item<float>(), 1e-6);
        Assert.Equal(slope[0], logVariances.grad![0].item<float>(), 1e-6);
        Assert.Equal(slope[1], logVariances.grad![1].item<float>(), 1e-6);

        using Tensor even = MaskedLoss.Weighted(logits, labels, counted, zeros(2)), usual = MaskedLoss.Of(logits, labels, counted);
        Assert.Equal(usual.item<float>(), even.item<float>(), 1e-6);
        using Tensor nothing = MaskedLoss.Weighted(logits, labels, zeros_like(counted), logVariances);
        Assert.Equal(0f, nothing.item<float>());
    }

    /// <summary>The least of exp(-s) L + s / 2 lies at s = log(2 L).</summary>
    [Fact]
    public void Weights_of_fixed_losses_settle_at_half_of_one_over_the_loss_and_equal_losses_keep_equal_weights()
    {
        float[] logit = [0, 0, -3];
        using TargetWeights weights = new(3, 0.02, null, CPU);
        using AdamOptimiser optimiser = new(new OptimiserSettings(OptimiserKind.Adam), [weights.Trained]);
        using Tensor logits = tensor(logit).reshape(1, 3), labels = zeros(1, 3), known = ones(1, 3);
        for (int step = 0; step < 900; step++)
        {
            weights.ForgetGradient();
            using Tensor loss = weights.Loss(logits, labels, known);
            loss.backward();
            optimiser.Step(rate => rate * (1 - (step / 1000.0)));
            float[] now = weights.LogVariances;
            Assert.Equal(now[0], now[1]);
        }

        double[] losses = [Math.Log(2), Math.Log(2), Math.Log(1 + Math.Exp(-3))];
        Assert.All(weights.LogVariances.Zip(losses), pair => Assert.Equal(Math.Log(2 * pair.Second), pair.First, 1e-2));
        Assert.Empty(optimiser.Parameters); // nothing of a model: not clipped with it
    }

    [Fact]
    public void A_training_that_is_cut_off_and_resumed_ends_at_the_same_bits_weights_included()
    {
        TrainingSettings settings = TrainingPresets.Quick("B.1").WithEpochs(4) with { TargetWeightsRate = 0.01 };
        Run whole = Train(settings, checkpoint: null);
        string checkpoint = Path.Combine(folder.FullName, "state.safetensors");
        Assert.Throws<OperationCanceledException>(() => Train(settings, checkpoint, stopAfter: 2));
        Run resumed = Train(settings, checkpoint);
        Assert.Equal(whole.History.Select(Numbers), resumed.History.Select(Numbers));
        Assert.Equal(whole.Logits, resumed.Logits);
        Assert.All(whole.History, epoch => Assert.Equal(EmotionTask.Emotions.Count, epoch.TargetLogVariances!.Count));
        Assert.NotEqual(whole.History[0].TargetLogVariances, whole.History[^1].TargetLogVariances);

        static string Numbers(EpochRecord epoch) => JsonSerializer.Serialize(epoch with { Seconds = 0, MemoryMegabytes = 0 });
    }

    [Fact]
    public void A_second_phase_begins_with_the_weights_of_the_best_epoch()
    {
        TrainingSettings quick = TrainingPresets.Quick("B.1");
        TrainingPhase phase = quick.Phases[0] with { Epochs = 2, Stop = new(WatchedScore.Loss, Patience: 2) };
        TrainingSettings settings = quick with { Phases = [phase, phase with { Epochs = 1 }], TargetWeightsRate = 1e-9 }; // moves by next to nothing
        Run run = Train(settings, checkpoint: null);
        Assert.All(run.History.SelectMany(epoch => epoch.TargetLogVariances!), value => Assert.InRange(value, -1e-6f, 1e-6f));

        TrainingState state = new() { History = [.. Told([0.1f], improved: true), .. Told([0.9f], improved: false)], EpochsOfPhase = 2 };
        Assert.Equal([0.9f], state.TargetLogVariances!);
        Assert.Equal([0.1f], state.NextPhase().TargetLogVariances!);
        Assert.Null(new TrainingState().TargetLogVariances);

        EpochRecord[] Told(float[] values, bool improved) => [run.History[0] with { TargetLogVariances = values, Improved = improved }];
    }

    [Fact]
    public void Without_the_setting_nothing_is_written_of_it_and_with_it_a_file_is_read_where_a_comma_is_decimal()
    {
        using CommaCulture comma = new();
        TrainingSettings even = TrainingPresets.Quick("B.1");
        Assert.DoesNotContain("targetWeights", SettingsJson.Write(even), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("TargetLog", JsonSerializer.Serialize(Train(even.WithEpochs(1), checkpoint: null).History), StringComparison.Ordinal);
        string file = Path.Combine(folder.FullName, "settings.json");
        File.WriteAllText(file, SettingsJson.Write(even with { TargetWeightsRate = 0.015 }));
        Assert.Contains("\"targetWeightsRate\": 0.015", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(0.015, SettingsJson.Read(file).TargetWeightsRate);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"targetWeightsRate\": 0.015", "\"targetWeightsRate\": 0", StringComparison.Ordinal));
        Assert.Contains("leave it out for even weights", Assert.Throws<InvalidDataException>(() => SettingsJson.Read(file)).Message, StringComparison.Ordinal);
    }

    private static Tensor Single(double[,] values) => tensor(values).to(ScalarType.Float32);

    private sealed record Run(IReadOnlyList<EpochRecord> History, float[] Logits);

    private static Run Train(TrainingSettings settings, string? checkpoint, int stopAfter = int.MaxValue)
    {
        SampleSet samples = SyntheticSamples.Create(missing: true);
        Fold fold = Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Emotions)[0];
        using BatchSource source = new(samples, EmotionTask.Emotions, Standardiser.Fit(samples, fold.Train));
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("B.1"), new ModelSettings(EmotionTask.Emotions.Count, samples.Frames.Side), 3);
        using CancellationTokenSource stop = new();
        Progress progress = new(epoch =>
        {
            if (epoch.Epoch == stopAfter) stop.Cancel();
        });
        TrainingResult result = new Trainer(settings, 3) { CheckpointAfter = TimeSpan.Zero }
            .Fit(model, new TrainingSamples(source, fold.Train, fold.Validation), checkpoint, progress, stop.Token);
        return new Run(result.History, Predictor.Logits(model, source, fold.Test));
    }

    private sealed class Progress(Action<EpochRecord> act) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => act(value);
    }
}
