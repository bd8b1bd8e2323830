using System.Text;
using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Export;
using Genex.Notebooks.Kernel;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Benchmarks.Fuzz;

/// <summary>Every kind of file that is read, made small in a folder.</summary>
/// <param name="folder">Where; empty.</param>
internal sealed class FuzzKinds(string folder)
{
    private const int Side = 32;

    private static readonly SimulationSettings Small = new() { Participants = 2, Seconds = 4, FrameWidth = 320, FrameHeight = 180, Seed = 1 };

    private readonly GivenKinds given = new(folder);

    /// <summary>Names of the kinds.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["weights", "pth", "checkpoints", "runs", "index", "caches", "activations", "notebooks", "exports", "releases", "videos", "connections", "prepared",
            "sounds", "descriptions", "plans", "bodies", "bundles"];

    /// <summary>Makes the files of a kind.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public FuzzKind Make(string name) => name switch
    {
        "weights" => Weights(),
        "pth" => PyTorchFile(),
        "checkpoints" => Checkpoints(),
        "runs" => Runs(),
        "index" => Index(),
        "caches" => Caches(),
        "activations" => Activations(),
        "notebooks" => Notebooks(),
        "exports" => Study("exports", place => StudySimulator.Write(place, Small)),
        "releases" => Study("releases", place => ReleaseSimulator.Write(place, new ReleaseSettings())),
        "videos" => Videos(),
        "connections" => Connections(),
        "prepared" => Prepared(),
        "sounds" => given.Sounds(),
        "descriptions" => given.Descriptions(),
        "plans" => given.Plans(),
        "bodies" => given.Bodies(),
        "bundles" => given.Bundles(),
        _ => throw new ArgumentException($"There is no kind \"{name}\"; expected {string.Join(", ", Names)}.", nameof(name)),
    };

    private string In(params string[] parts) => Path.Combine([folder, .. parts]);

    // Small, so that most of a second is spent on reading what is damaged and little on hashing what is not.
    private static TinyModel Model()
    {
        random.manual_seed(1);
        return new TinyModel();
    }

    private static string StateOf(EmotionModel model)
    {
        using MemoryStream all = new();
        foreach ((string name, Tensor value) in model.state_dict())
        {
            all.Write(Encoding.UTF8.GetBytes(name));
            all.Write(value.bytes);
        }

        return Checksums.Of(all.ToArray());
    }

    private FuzzKind Prepared()
    {
        StudySimulator.Write(In("to-prepare"), Small);
        string store = StudyPreparation.Prepare(In("to-prepare"), In("prepared"), new PreparationSettings { Side = Side }).Store;
        string[] files = Directory.GetFiles(store, "*", SearchOption.AllDirectories);
        return new FuzzKind("prepared", files, () => StudyLoader.Load(store, Side).Fingerprint, error => error is RecordingException, Sealed: true);
    }

    private FuzzKind Weights()
    {
        string path = In("weights.safetensors");
        TinyModel model = Model();
        ModelFile.Save(path, model, new Dictionary<string, string> { ["run"] = "fuzz" });
        return new FuzzKind("weights", [path], () =>
        {
            IReadOnlyDictionary<string, string> texts = ModelFile.Load(path, model);
            return StateOf(model) + string.Join(';', texts);
        }, error => error is WeightsFormatException or WeightsMismatchException, Sealed: true);
    }

    /// <summary>A file as PyTorch writes it: one of the vectors that the tests compare blocks with.</summary>
    private FuzzKind PyTorchFile()
    {
        string path = In("block.pth");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "post-norm-block.pth"), path);
        return new FuzzKind("pth", [path], () =>
        {
            using DisposeScope scope = NewDisposeScope();
            using WeightsFile file = WeightsFile.Open(path);
            return string.Join(';', file.ReadAll().Select(tensor =>
                Invariant($"{tensor.Key} {tensor.Value.dtype} {string.Join('x', tensor.Value.shape)} {Checksums.Of(tensor.Value.contiguous().bytes)}")));
        }, error => error is WeightsFormatException, Sealed: true);
    }

    private FuzzKind Checkpoints()
    {
        string path = In("training.safetensors");
        TinyModel model = Model();
        TrainingSettings settings = TrainingPresets.Quick("A.1");
        WeightsCopy best = WeightsCopy.Of(model, TrainedParts.NamesOf(model, settings));
        AdamOptimiser optimiser = new(settings.Phases[0].Optimiser, TrainedParts.Mark(model, settings.Phases[0]));
        TrainingState state = new() { EpochsOfPhase = 1, StepsOfPhase = 3, Best = 0.5 };
        new Checkpoint(path, "fuzz", TimeSpan.Zero).Save(state, model, best, optimiser);
        return new FuzzKind("checkpoints", [path], () =>
        {
            Checkpoint kept = new(path, "fuzz", TimeSpan.Zero);
            if (kept.State() is not { } read) return null;
            kept.Restore(model, best, optimiser, read.StepsOfPhase);
            using Tensor generator = random.get_rng_state();
            return Encoding.UTF8.GetString(RunJson.Bytes(read)) + StateOf(model) + Checksums.Of(generator.bytes);
        }, error => error is InvalidDataException, Sealed: true);
    }

    private FuzzKind Runs()
    {
        RunRecord made = Experiment.Open(Small, new Profile("quick", "small", Side, 1), 1, new RunStore(In("store"))).AcceptingFindings()
            .Run("A.1", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        string[] files = [.. Directory.EnumerateFiles(made.Folder, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith("events.", StringComparison.Ordinal))];
        return new FuzzKind("runs", files, () =>
        {
            if (RunFiles.Read(made.Folder) is not { } read) return null;
            RunFiles.Require(made.Folder, read.Folds[0].WeightsFile);
            return read.Predictions.ToCsv() + Encoding.UTF8.GetString(RunJson.Bytes((read.Specification, read.Folds, read.Scores, read.Scorable, read.Tuned)))
                + Checksums.OfFile(Path.Combine(made.Folder, read.Folds[0].WeightsFile));
        }, error => error is InvalidDataException, Sealed: true);
    }

    private FuzzKind Index()
    {
        RunStore store = new(In("indexed"));
        RunRecord made = Experiment.Open(Small, new Profile("quick", "small", Side, 1), 1, store).AcceptingFindings()
            .Run("A.1", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        foreach (string file in Directory.EnumerateFiles(made.Folder, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Directory.SetLastWriteTimeUtc(Path.Combine(made.Folder, "folds"), DateTime.UnixEpoch);
        string Read() => string.Join('\n', store.List());

        Read();
        return new FuzzKind("index", [Path.Combine(store.Folder, RunIndex.FileName)], Read, _ => false, Sealed: true);
    }

    private FuzzKind Caches()
    {
        StudySimulator.Write(In("cached"), Small);
        string Read() => StudyLoader.Load(In("cached"), Side, cacheFolder: In("cache")).Fingerprint;

        Read();
        return new FuzzKind("caches", [.. Directory.EnumerateFiles(In("cache"))], Read, _ => false, Sealed: true);
    }

    private FuzzKind Activations()
    {
        string path = In("kept.activations");
        float[] values = [.. Enumerable.Range(0, 40).Select(value => (float)value)];
        void Write()
        {
            using PrefixWriter writer = new(path, rows: 4, rowShape: [10]);
            writer.Write(values);
            writer.Commit();
        }

        Write();
        return new FuzzKind("activations", [path], () =>
        {
            using PrefixFile? file = PrefixFile.Open(path, rows: 4);
            return file is null ? null : string.Join(',', file.Read([0, 1, 2, 3]).Select(value => BitConverter.SingleToInt32Bits(value)));
        }, error => error is InvalidDataException, Sealed: true);
    }

    private FuzzKind Notebooks()
    {
        string path = In("notebook.ipynb");
        File.WriteAllText(path, """
            { "nbformat": 4, "nbformat_minor": 5, "metadata": { "kernelspec": { "name": "genex-csharp", "language": "C#" } }, "cells": [
              { "id": "a", "cell_type": "markdown", "metadata": {}, "source": ["# A title\n", "and *text* with [a link](b.ipynb)"] },
              { "id": "b", "cell_type": "code", "metadata": { "tags": ["parameters"] }, "execution_count": 1, "source": "int seed = 1;", "outputs": [
                { "output_type": "stream", "name": "stdout", "text": "one\rtwo\u001b[31m three\n" },
                { "output_type": "error", "ename": "E", "evalue": "v", "traceback": ["line"] },
                { "output_type": "display_data", "metadata": {}, "data": { "image/png": "iVBORw0KGgo=", "text/plain": "a picture" } },
                { "output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": { "text/html": "<b>1</b>", "text/plain": ["1"] } } ] } ] }
            """);
        return new FuzzKind("notebooks", [path], () => SiteExporter.ExportAsync([path], In("site"), new SiteOptions()).GetAwaiter().GetResult(),
            error => error is NotebookFormatException, Sealed: false);
    }

    private FuzzKind Study(string name, Action<string> write)
    {
        string place = In(name);
        write(place);
        string[] files = [.. Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".csv" or ".json"
            && !path.Contains($"{Path.DirectorySeparatorChar}Truth{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        return new FuzzKind(name, files, () => Invariant($"{StudyReader.Read(place).Recordings.Count}"), error => error is RecordingException, Sealed: false);
    }

    private FuzzKind Videos()
    {
        StudySimulator.Write(In("filmed"), Small);
        string path = Directory.EnumerateFiles(In("filmed"), "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        return new FuzzKind("videos", [path], () =>
        {
            using VideoReader video = new(path, CorruptionPolicy.Report);
            while (video.Next()) video.Retrieve(FrameRegion.Whole, Side, Side).Dispose();
            return Invariant($"{video.Index} {video.Damage.Count}");
        }, error => error is VideoException, Sealed: false);
    }

    private FuzzKind Connections()
    {
        string path = In("kernel.json");
        File.WriteAllText(path, new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["key"] = "a-b-c",
            ["signature_scheme"] = "hmac-sha256",
            ["shell_port"] = 50001,
            ["control_port"] = 50002,
            ["stdin_port"] = 50003,
            ["iopub_port"] = 50004,
            ["hb_port"] = 50005,
        }.ToJsonString());
        return new FuzzKind("connections", [path], () => ConnectionFile.Read(path).ToString(), error => error is ConnectionException, Sealed: false);
    }
}
