using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Benchmarks.Kills;

/// <summary>Work that no verb does at this size: training that keeps a checkpoint after every epoch, and the import of a weights file that is no official
/// one.</summary>
internal static class ThrowAwayWork
{
    private const int Side = 32;

    private static string Weights(string folder) => Path.Combine(folder, "made.safetensors");

    /// <summary>Makes the weights file that is imported.</summary>
    public static void MakeInputs(string folder)
    {
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("A.3"), new ModelSettings(1, Side), 1);
        ModelFile.Save(Weights(folder), model, new Dictionary<string, string> { ["run"] = "kill" });
    }

    /// <summary>Does it.</summary>
    /// <param name="name">"train" or "import".</param>
    /// <param name="folder">Of the trials.</param>
    /// <exception cref="ArgumentException">There is no such work.</exception>
    public static void Do(string name, string folder)
    {
        switch (name)
        {
            case "train":
                Experiment experiment = Experiment.Open(Path.Combine(folder, "study"), new Profile("quick", "small", Side, 1)).AcceptingFindings();
                RunSpecification specification = experiment.Specify("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut,
                    settings => settings.WithEpochs(4));
                new Runner(experiment.Store) { Device = CPU, CheckpointAfter = TimeSpan.Zero }.Run(specification, experiment.Samples);
                break;
            case "import":
                FileInfo file = new(Weights(folder));
                OfficialWeights made = new("made", file.Name, Checksums.OfFile(file.FullName), file.Length, []);
                new WeightsStore(Path.Combine(folder, "place", "weights")).Import(made, file.FullName);
                break;
            default:
                throw new ArgumentException($"There is no work \"{name}\"; expected train or import.", nameof(name));
        }
    }
}
