using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

#pragma warning disable MA0048 // loading, and what was loaded

namespace Genex.Research.Models.Weights;

/// <summary>Which part of a model a file filled.</summary>
public enum LoadedPart
{
    /// <summary>Everything.</summary>
    Model,

    /// <summary>The body over the frames; the rest is as it was.</summary>
    Body,
}

/// <summary>Fills a model from a file.</summary>
public static class ModelWeights
{
    // torchvision's classifiers, which the models of the report replace.
    private static readonly string[] Classifiers = ["fc.", "heads."];

    /// <summary>Loads a model of this project, or the body alone from a file of torchvision's (its classifier left aside).</summary>
    /// <param name="model">Changed only when everything fits.</param>
    /// <param name="path">A .pth or .safetensors file.</param>
    /// <returns>Which part was loaded: the file's names decide.</returns>
    /// <exception cref="WeightsFormatException">The file is damaged or not of its format.</exception>
    /// <exception cref="WeightsMismatchException">Names or shapes differ; the message lists them.</exception>
    public static LoadedPart Load(EmotionModel model, string path)
    {
        using var file = WeightsFile.Open(path);
        string body = model.named_children().First(child => ReferenceEquals(child.module, model.Body)).name + ".";
        if (file.Tensors.Keys.Any(name => name.StartsWith(body, StringComparison.Ordinal)))
        {
            Copy(model, file, file.Tensors);
            return LoadedPart.Model;
        }
        LoadBody(model.Body, file);
        return LoadedPart.Body;
    }

    /// <summary>Loads a body from a file with torchvision's names, older spellings included; the file's classifier is left aside.</summary>
    /// <exception cref="WeightsFormatException">The file is damaged.</exception>
    /// <exception cref="WeightsMismatchException">Names or shapes differ; the message lists them.</exception>
    public static void LoadBody(ImageBody body, WeightsFile file) => Copy(body, file, file.Tensors
        .Where(entry => !Array.Exists(Classifiers, classifier => entry.Key.StartsWith(classifier, StringComparison.Ordinal)))
        .ToDictionary(entry => Modern(entry.Key), entry => entry.Value));

    /// <summary>Loads tensors of exactly these names and shapes: checks all, reads all, then copies.</summary>
    /// <param name="module">Changed only when everything fits and could be read.</param>
    /// <param name="file">For messages.</param>
    /// <param name="tensors">By the module's own names. Floating-point types are converted to the module's.</param>
    /// <exception cref="WeightsFormatException">The bytes of a tensor are damaged.</exception>
    /// <exception cref="WeightsMismatchException">Names or shapes differ; the message lists them.</exception>
    public static void Copy(nn.Module module, WeightsFile file, IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        Dictionary<string, Tensor> own = module.state_dict();
        Require(own, file, tensors);
        Copy(own, tensors);
    }

    /// <summary>Does nothing when tensors have exactly these names and shapes.</summary>
    /// <exception cref="WeightsMismatchException">They differ; the message lists where.</exception>
    internal static void Require(Dictionary<string, Tensor> own, WeightsFile file, IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        IEnumerable<string> misshapen = own.Where(entry => tensors.TryGetValue(entry.Key, out StoredTensor? stored) && !Fits(entry.Value, stored))
            .Select(entry =>
                $"{entry.Key}: found {Show(tensors[entry.Key].Shape, tensors[entry.Key].Type)}, expected {Show(entry.Value.shape, entry.Value.dtype)}");
        var mismatch = new WeightsMismatchException(file.Name, [.. own.Keys.Except(tensors.Keys)], [.. tensors.Keys.Except(own.Keys)], [.. misshapen]);
        if (mismatch.Missing.Count + mismatch.Unexpected.Count + mismatch.Misshapen.Count > 0)
            throw mismatch;
    }

    /// <summary>Reads the tensors of these names, all of them, then copies.</summary>
    internal static void Copy(Dictionary<string, Tensor> own, IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        var read = own.Keys.ToDictionary(name => name, name => tensors[name].Read());
        foreach ((string name, Tensor target) in own)
            target.copy_(read[name]);
    }

    private static bool Fits(Tensor own, StoredTensor stored) => own.shape.SequenceEqual(stored.Shape) && own.is_floating_point() == IsFloating(stored.Type);

    private static bool IsFloating(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    private static string Show(IEnumerable<long> shape, ScalarType type) => $"({string.Join(", ", shape)}) {type}";

    // torchvision 0.11 and 0.12, from which the official ViT file stems, named the feed-forward layers otherwise.
    private static string Modern(string name) => name.Replace(".mlp.linear_1.", ".mlp.0.", StringComparison.Ordinal)
        .Replace(".mlp.linear_2.", ".mlp.3.", StringComparison.Ordinal);
}
