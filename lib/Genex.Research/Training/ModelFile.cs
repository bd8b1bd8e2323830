using System.Security.Cryptography;
using System.Text;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>What a model has learnt, in a safetensors file, by names in the state dictionary. Frozen weights are not repeated: the file holds their
/// hash.</summary>
public static class ModelFile
{
    private const string FrozenHash = "frozen-sha256";

    /// <summary>Writes a model's weights and buffers, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Any model.</param>
    /// <param name="texts">What to say about it in the header.</param>
    /// <param name="settings">Leaves out what no phase of these changes; null leaves out nothing.</param>
    public static void Save(string path, EmotionModel model, IReadOnlyDictionary<string, string> texts, TrainingSettings? settings = null)
    {
        Dictionary<string, Tensor> state = model.state_dict();
        IReadOnlySet<string> kept = settings is null ? state.Keys.ToHashSet() : TrainedParts.NamesOf(model, settings);
        Dictionary<string, string> all = new(texts);
        if (kept.Count < state.Count) all[FrozenHash] = HashOf(state.Where(pair => !kept.Contains(pair.Key)));
        SafeTensors.WriteSealed(path, state.Where(pair => kept.Contains(pair.Key)), all);
    }

    /// <summary>Puts saved weights into a model of the same architecture, number of targets and, where the file leaves them out, frozen weights.</summary>
    /// <returns>What the header says about them.</returns>
    /// <exception cref="WeightsFormatException">The file is not whole, or not as it was written.</exception>
    /// <exception cref="WeightsMismatchException">Its names or shapes are not the model's; the message lists them.</exception>
    /// <exception cref="InvalidDataException">The model's frozen weights are others than those it was trained on.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, EmotionModel model)
    {
        using var file = WeightsFile.Open(path);
        // Both names that speak of the hash may be what was damaged; a file of this kind without one is never taken for an older one's.
        if (!ContentHash.Require(file))
            throw new WeightsFormatException(path, "it does not hold what was written: a model file has a hash of its content, and this one has none.");
        Dictionary<string, Tensor> state = model.state_dict();
        string? frozen = file.Texts.GetValueOrDefault(FrozenHash);
        Dictionary<string, Tensor> learnt = state.Where(pair => frozen is null || file.Tensors.ContainsKey(pair.Key)).ToDictionary();
        ModelWeights.Require(learnt, file, file.Tensors);
        if (frozen is not null && HashOf(state.Where(pair => !learnt.ContainsKey(pair.Key))) != frozen)
            throw new InvalidDataException($"{path} was trained on other frozen weights than this model has.");
        ModelWeights.Copy(learnt, file.Tensors);
        return file.Texts;
    }

    /// <summary>How many parameters a file holds, from its header alone; null for a file that leaves frozen weights out.</summary>
    /// <exception cref="WeightsFormatException">The file is not whole.</exception>
    public static long? Parameters(string path)
    {
        using var file = WeightsFile.Open(path);
        return file.Texts.ContainsKey(FrozenHash) ? null : file.Parameters;
    }

    private static string HashOf(IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, Tensor value) in tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            using Tensor plain = value.detach().cpu().contiguous();
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(plain.bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
