using System.Security.Cryptography;
using System.Text;
using Genex.Research.Models;
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
        TensorArchive.Write(path, state.Where(pair => kept.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value)), all);
    }

    /// <summary>Puts saved weights into a model of the same architecture, number of targets and, where the file leaves them out, frozen weights.</summary>
    /// <returns>What the header says about them.</returns>
    /// <exception cref="InvalidDataException">The file is not whole, its names or shapes are not the model's, or the model's frozen weights are others; the
    /// message says which.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, EmotionModel model)
    {
        (Dictionary<string, Tensor> tensors, Dictionary<string, string> texts) = TensorArchive.Read(path);
        try
        {
            Dictionary<string, Tensor> state = model.state_dict();
            string[] wrong =
            [
                .. texts.ContainsKey(FrozenHash) ? [] : state.Keys.Except(tensors.Keys).Select(name => $"missing {name}"), .. tensors.Keys.Except(state.Keys)
                    .Select(name => $"unexpected {name}"),
                .. state.Where(pair => tensors.TryGetValue(pair.Key, out Tensor? saved) && !saved.shape.SequenceEqual(pair.Value.shape))
                    .Select(pair => $"{pair.Key} is ({string.Join(", ", tensors[pair.Key].shape)}), expected ({string.Join(", ", pair.Value.shape)})"),
            ];
            if (wrong.Length > 0) throw new InvalidDataException($"{path} does not fit {model.GetName()}: {string.Join("; ", wrong)}.");
            if (texts.TryGetValue(FrozenHash, out string? frozen) && HashOf(state.Where(pair => !tensors.ContainsKey(pair.Key))) != frozen)
                throw new InvalidDataException($"{path} was trained on other frozen weights than this model has.");
            Weights.Copy(tensors.Keys.ToDictionary(name => name, name => state[name]), name => tensors[name]);
            return texts;
        }
        finally
        {
            foreach (Tensor value in tensors.Values) value.Dispose();
        }
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
