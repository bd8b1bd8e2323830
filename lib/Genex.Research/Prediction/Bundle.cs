using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.OnnxGraphs;
using Genex.Research.Models.Weights;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Prediction;

/// <summary>A run in a folder of its own, to be given away: weights (safetensors), settings, scaling, thresholds and calibration (JSON), and a model
/// card; an ONNX file where the model has one.</summary>
/// <remarks>
/// Nothing in a bundle can be executed: tensors, graphs of ONNX's own operators and texts are read, no type is named, and no path leads out of the folder. It
/// holds no name of a person, no frame and no prediction; recordings of the study are known again by fingerprints of their pixels alone.
/// </remarks>
public static partial class Bundle
{
    /// <summary>The file that makes a folder a bundle.</summary>
    public const string Index = "bundle.json";

    private const string Format = "genex-bundle", CardFile = "README.md", FrozenFile = "frozen.safetensors", OnnxFile = "model.onnx";
    private const int Version = 1;
    private const long LargestIndex = 512L << 20;

    private static readonly JsonSerializerOptions Strict = new(RunJson.Readable)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        MaxDepth = 32,
    };

    /// <summary>Whether a path is the folder of a bundle.</summary>
    public static bool IsBundle(string path) => File.Exists(Path.Combine(path, Index));

    /// <summary>Writes a run as a bundle; the folder appears whole or not at all, and is opened once before it does.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="folder">Must not exist, unless empty.</param>
    /// <param name="progress">Told after every fold.</param>
    /// <param name="cancellation">Stops between folds; nothing is left.</param>
    /// <exception cref="IOException">The folder exists and is not empty, or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The run lacks what is needed, or its weights are damaged.</exception>
    public static void Write(RunRecord run, string folder, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        Write(run, folder, OnnxForm.Auto, progress, cancellation);

    /// <summary>The same, with or without an ONNX file.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="folder">Must not exist, unless empty.</param>
    /// <param name="onnx">Whether there is one.</param>
    /// <param name="progress">Told after every fold.</param>
    /// <param name="cancellation">Stops between folds; nothing is left.</param>
    /// <exception cref="IOException">The folder exists and is not empty, or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The run lacks what is needed, or its weights are damaged.</exception>
    /// <exception cref="Models.OnnxGraphs.OnnxExportException">It is required, and the model has none; the message says why.</exception>
    public static void Write(RunRecord run, string folder, OnnxForm onnx, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        string place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(place) || (Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any()))
            throw new IOException($"{folder} is there already and is not an empty folder; name another, or remove it.");
        string beside = $"{place}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.Combine(beside, "weights"));
            TrainedRun trained = TrainedRun.Of(run);
            BundleIndex index = WriteWeights(trained, run, beside, progress, cancellation);
            if (onnx != OnnxForm.No) index = index with { Onnx = WriteOnnx(trained, beside, onnx, progress, cancellation) };
            AtomicFile.Write(Path.Combine(beside, CardFile), ModelCard.Of(index));
            AtomicFile.Write(Path.Combine(beside, Index), JsonSerializer.Serialize(index, Strict) + "\n");
            Verify(beside);
            if (Directory.Exists(place)) Directory.Delete(place);
            Directory.Move(beside, place);
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Whether every file that a bundle names is the one it was written with.</summary>
    /// <param name="folder">A bundle.</param>
    internal static IntegrityFinding Check(string folder)
    {
        try
        {
            Open(folder);
            return new(folder, "bundle", IntegrityState.Whole);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new(folder, "bundle", IntegrityState.Damaged, problem.Message, "Take another copy, or export the run again.");
        }
    }

    /// <summary>Why a bundle has no ONNX file; null where it has one, or none was asked for.</summary>
    /// <param name="folder">A bundle.</param>
    internal static string? OnnxRefusal(string folder) => ReadIndex(Path.Combine(folder, Index)).Onnx?.Refusal;

    /// <summary>Opens a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is missing, was changed, or does not hold what it should; the message names it.</exception>
    public static TrainedRun Open(string folder)
    {
        string path = Path.Combine(folder, Index);
        BundleIndex index = ReadIndex(path);
        int targets = index.Specification.Task.Count;
        if (index.Calibrations.Count != targets || index.Folds.Any(fold => fold.Calibrations.Count != targets
            || (fold.Thresholds is { } thresholds && thresholds.Count != targets)))
            throw Wrong(path, Invariant($"calibrations or thresholds are not those of {targets} targets"));
        foreach (BundleFile file in index.Folds.Select(fold => fold.Weights).Concat(index.Frozen is { } frozen ? [frozen] : [])) Check(folder, path, file);
        if (index.Onnx?.File is { } onnx)
        {
            if (onnx.Name != OnnxFile) throw Wrong(path, $"it names the ONNX file \"{onnx.Name}\"; expected {OnnxFile}");
            RequireSame(folder, onnx);
        }

        return new TrainedRun
        {
            Specification = index.Specification,
            Folder = folder,
            Evidence = index.Evidence,
            Calibrations = index.Calibrations,
            FrozenWeights = index.Frozen is { } shared ? Path.Combine(folder, shared.Name) : null,
            OnnxFile = index.Onnx?.File is null ? null : Path.Combine(folder, OnnxFile),
            Folds = [.. index.Folds.Select(fold => new FoldWeights(fold.Index, Path.Combine(folder, fold.Weights.Name), fold.Inputs, fold.Thresholds,
                fold.Calibrations))],
        };
    }

    /// <summary>A model of a run with everything that no fold changes; the caller disposes it.</summary>
    internal static EmotionModel Restore(TrainedRun run, Device device)
    {
        if (run.FrozenWeights is null) return RunModel.Fresh(run.Specification, run.Task.Count, device);
        EmotionModel model = RunModel.Fresh(run.Specification with { Weights = RunModel.Random }, run.Task.Count, device);
        try
        {
            using var file = WeightsFile.Open(run.FrozenWeights);
            Dictionary<string, Tensor> state = model.state_dict().Where(pair => file.Tensors.ContainsKey(pair.Key)).ToDictionary();
            ModelWeights.Require(state, file, file.Tensors);
            ModelWeights.Copy(state, file.Tensors);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static BundleIndex WriteWeights(TrainedRun trained, RunRecord run, string folder, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        string[] people = [.. trained.Folds.SelectMany(fold => fold.Inputs.Recordings).Select(seen => seen.Participant).OfType<string>().Distinct()
            .OrderByDescending(name => name.Length)];
        BundleFile? frozen = null;
        List<BundleFold> folds = [];
        using EmotionModel model = Restore(trained, CPU);
        foreach (FoldWeights fold in trained.Folds)
        {
            cancellation.ThrowIfCancellationRequested();
            ModelFile.Load(fold.File, model);
            if (folds.Count == 0) frozen = WriteFrozen(model, run.Specification, folder);
            string name = Invariant($"weights/{fold.Index:D2}.safetensors");
            ModelFile.Save(Path.Combine(folder, name), model, new Dictionary<string, string>
            {
                ["run"] = run.Specification.Id,
                ["model"] = run.Specification.Model,
                ["task"] = run.Specification.Task.Id,
                ["fold"] = Invariant($"{fold.Index}"),
                ["provenance"] = run.Specification.Provenance.ToString(),
            }, run.Specification.Training);
            folds.Add(new BundleFold(fold.Index, Stamp(folder, name),
                fold.Inputs with { Recordings = [.. fold.Inputs.Recordings.Select(seen => seen with { Participant = null })] }, fold.Thresholds,
                fold.Calibrations));
            progress?.Report(new Progress("writing", folds.Count, trained.Folds.Count, "folds"));
        }

        return new BundleIndex
        {
            Format = Format,
            Version = Version,
            Library = run.Environment.Library,
            Specification = run.Specification with { DataCaveats = run.Specification.DataCaveats is { } said ? [.. said.Select(Nameless)] : null },
            Evidence = trained.Evidence with { Caveats = [.. trained.Evidence.Caveats.Select(Nameless)] },
            Calibrations = trained.Calibrations,
            Folds = folds,
            Frozen = frozen,
        };

        string Nameless(string text) => people.Aggregate(text, (left, name) => left.Replace(name, "(a participant)", StringComparison.Ordinal));
    }

    // What ONNX Runtime computes is in a file of its own, which is not a run's.
    private static BundleFile? WriteFrozen(EmotionModel model, RunSpecification specification, string folder)
    {
        IReadOnlySet<string> learnt = TrainedParts.NamesOf(model, specification.Training);
        Dictionary<string, Tensor> frozen = model.state_dict().Where(pair => !learnt.Contains(pair.Key)).ToDictionary();
        if (frozen.Count == 0) return null;
        SafeTensors.Write(Path.Combine(folder, FrozenFile), frozen, new Dictionary<string, string> { ["weights"] = specification.Weights });
        return Stamp(folder, FrozenFile);
    }

    private static BundleOnnx WriteOnnx(TrainedRun run, string folder, OnnxForm form, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        try
        {
            OnnxAgreement agreement = OnnxExport.Write(run, Path.Combine(folder, OnnxFile), null, progress, cancellation);
            return new BundleOnnx(Stamp(folder, OnnxFile), agreement, null);
        }
        catch (OnnxExportException problem) when (form != OnnxForm.Require)
        {
            return new BundleOnnx(null, null, problem.Message);
        }
    }

    private static void Verify(string folder)
    {
        TrainedRun written = Open(folder);
        using EmotionModel model = Restore(written, CPU);
        foreach (FoldWeights fold in written.Folds) ModelFile.Load(fold.File, model);
    }

    private static BundleFile Stamp(string folder, string name) => new(name, HashOf(Path.Combine(folder, name)));

    private static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static void Check(string folder, string index, BundleFile file)
    {
        if (!FileName().IsMatch(file.Name)) throw Wrong(index, $"it names the file \"{file.Name}\"; weights are weights/NN.safetensors or {FrozenFile}");
        RequireSame(folder, file);
    }

    private static void RequireSame(string folder, BundleFile file)
    {
        string path = Path.Combine(folder, file.Name);
        if (!File.Exists(path)) throw new InvalidDataException($"{path} is missing from the bundle; copy it again as a whole.");
        if (HashOf(path) != file.Sha256)
            throw new InvalidDataException($"{path} is not the file that the bundle was written with (its SHA-256 is another); copy it again as a whole.");
    }

    private static BundleIndex ReadIndex(string path)
    {
        if (new FileInfo(path).Length > LargestIndex) throw Wrong(path, "it is far larger than a bundle's");
        try
        {
            BundleIndex index = JsonSerializer.Deserialize<BundleIndex>(File.ReadAllBytes(path), Strict) ?? throw new JsonException("it is empty");
            if (index.Format != Format || index.Version != Version)
                throw Wrong(path, Invariant($"it is of format \"{index.Format}\", version {index.Version}; this library reads {Format}, version {Version}"));
            if (index.Folds.Count == 0) throw Wrong(path, "it has no fold");
            // The reader holds values to their types, but not the elements of lists.
            if (index.Folds.Contains(null!) || index.Calibrations.Contains(null!)
                || index.Folds.Any(fold => fold.Inputs.Recordings.Contains(null!) || fold.Calibrations.Contains(null!)))
                throw Wrong(path, "an element of a list is null");
            foreach (BundleFold fold in index.Folds) _ = fold.Inputs.Scaling;
            return index;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException($"{path} does not hold a bundle: {problem.Message}", problem);
        }
    }

    private static InvalidDataException Wrong(string path, string what) => new($"{path} does not hold a bundle that can be used: {what}.");

    [GeneratedRegex(@"^(weights/\d{2,4}|frozen)\.safetensors$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
