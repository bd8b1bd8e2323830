using System.Buffers.Binary;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

/// <summary>Whatever happened to a checkpoint, training goes on from one that is whole, to the same bits, and never ends the process.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-checkpoint-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Last => Path.Combine(folder.FullName, "training.safetensors");

    private string Before => Path.Combine(folder.FullName, "training.before.safetensors");

    [Theory, InlineData("last", 3), InlineData("both", 1), InlineData("cut", 3), InlineData("gone", 3), InlineData("other version", 3)]
    public void A_damaged_checkpoint_falls_back_to_the_one_before(string damage, int first)
    {
        double[] whole = Train(null).Losses;
        Assert.Throws<OperationCanceledException>(() => Train(Last, stopAfter: 3));
        Assert.True(File.Exists(Before));
        byte[] bytes = File.ReadAllBytes(Last);
        switch (damage)
        {
            case "last" or "both":
                Flip(Last, bytes.Length / 2);
                if (damage == "both") Flip(Before, bytes.Length / 2);
                break;
            case "cut":
                File.WriteAllBytes(Last, bytes[..200]);
                break;
            case "gone":
                File.Delete(Last);
                break;
            default:
                using (WeightsFile file = WeightsFile.Open(Last))
                {
                    SafeTensors.Write(Path.Combine(folder.FullName, "other"), file.ReadAll(),
                        new Dictionary<string, string> { ["format"] = "genex-training-2" });
                }

                File.Move(Path.Combine(folder.FullName, "other"), Last, overwrite: true);
                break;
        }

        (double[] losses, int[] epochs) = Train(Last);
        Assert.Equal(first, epochs[0]);
        Assert.Equal(whole, losses);
    }

    /// <summary>Libtorch would end the process: exit code 134, at every restart.</summary>
    [Fact]
    public void A_state_of_the_generator_that_libtorch_does_not_take_is_refused_before_it_sees_it()
    {
        using Tensor sound = random.get_rng_state();
        Assert.Null(GeneratorState.Problem(sound));
        GeneratorState.Restore(sound);
        foreach ((int place, int value) in ((int, int)[])[(8, 0), (8, -1), (8, 625), (8, int.MaxValue), (12, 0), (12, 2), (16, 625), (16, -1), (20, 1)])
        {
            using Tensor damaged = sound.clone();
            BinaryPrimitives.WriteInt32LittleEndian(damaged.bytes[place..], value);
            Assert.NotNull(GeneratorState.Problem(damaged));
            Assert.Throws<InvalidDataException>(() => GeneratorState.Restore(damaged));
        }

        using Tensor shorter = sound.slice(0, 0, sound.numel() - 1, 1), floats = zeros(sound.numel());
        Assert.NotNull(GeneratorState.Problem(shorter));
        Assert.NotNull(GeneratorState.Problem(floats));
    }

    [Fact]
    public void A_model_file_that_still_fits_its_format_and_holds_other_numbers_is_found_out()
    {
        string path = Path.Combine(folder.FullName, "weights.safetensors");
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, 32), 1);
        ModelFile.Save(path, model, new Dictionary<string, string> { ["run"] = "one" });
        byte[] bytes = File.ReadAllBytes(path);
        ModelFile.Load(path, model);
        int text = bytes.AsSpan().IndexOf("\"one\""u8) + 1;
        Assert.NotEqual(0, text);
        foreach (int place in (int[])[bytes.Length - 5, bytes.Length / 2, text])
        {
            File.WriteAllBytes(path, bytes);
            Flip(path, place);
            Assert.Contains("what was written", Assert.Throws<WeightsFormatException>(() => ModelFile.Load(path, model)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Two letters changed places, and neither the hash nor the word that there is one had its name any more.</summary>
    [Fact]
    public void A_model_file_without_any_hash_is_refused()
    {
        string path = Path.Combine(folder.FullName, "unsealed.safetensors");
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, 32), 1);
        ModelFile.Save(path, model, new Dictionary<string, string> { ["run"] = "one" });
        byte[] bytes = File.ReadAllBytes(path);
        (int sealedName, int hashName) = (bytes.AsSpan().IndexOf("\"sealed\""u8) + 2, bytes.AsSpan().IndexOf("\"content-xxh128\""u8) + 6);
        (bytes[sealedName], bytes[hashName]) = (bytes[hashName], bytes[sealedName]);
        File.WriteAllBytes(path, bytes);
        Assert.Contains("what was written", Assert.Throws<WeightsFormatException>(() => ModelFile.Load(path, model)).Message, StringComparison.Ordinal);
    }

    private static void Flip(string path, int place)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[place] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static (double[] Losses, int[] Epochs) Train(string? checkpoint, int stopAfter = int.MaxValue)
    {
        SampleSet samples = SyntheticSamples.Create();
        Fold fold = Protocol.LeaveOneParticipantOut.Divide(samples, EmotionTask.Attention)[0];
        using BatchSource source = new(samples, EmotionTask.Attention, Standardiser.Fit(samples, fold.Train));
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, samples.Frames.Side), 3);
        using CancellationTokenSource stop = new();
        List<int> epochs = [];
        TrainingResult result = new Trainer(TrainingPresets.Quick("A.1").WithEpochs(4), 3) { CheckpointAfter = TimeSpan.Zero }
            .Fit(model, new TrainingSamples(source, fold.Train, fold.Validation), checkpoint, new Told(epoch =>
            {
                epochs.Add(epoch.Epoch);
                if (epoch.Epoch == stopAfter) stop.Cancel();
            }), stop.Token);
        return ([.. result.History.SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss!.Value })], [.. epochs]);
    }

    private sealed class Told(Action<EpochRecord> act) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => act(value);
    }
}
