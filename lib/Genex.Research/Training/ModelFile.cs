using Genex.Research.Models;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>The weights of a trained model in a safetensors file, by their names in the state dictionary.</summary>
public static class ModelFile
{
    /// <summary>Writes a model's weights and buffers, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Any model.</param>
    /// <param name="texts">What to say about it in the header.</param>
    public static void Save(string path, EmotionModel model, IReadOnlyDictionary<string, string> texts) =>
        TensorArchive.Write(path, model.state_dict().Select(pair => (pair.Key, pair.Value)), texts);

    /// <summary>Puts saved weights into a model of the same architecture and number of targets.</summary>
    /// <returns>What the header says about them.</returns>
    /// <exception cref="InvalidDataException">The file is not whole, or its names or shapes are not the model's; the message lists them.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, EmotionModel model)
    {
        (Dictionary<string, Tensor> tensors, Dictionary<string, string> texts) = TensorArchive.Read(path);
        try
        {
            Dictionary<string, Tensor> state = model.state_dict();
            string[] wrong =
            [
                .. state.Keys.Except(tensors.Keys).Select(name => $"missing {name}"), .. tensors.Keys.Except(state.Keys).Select(name => $"unexpected {name}"),
                .. state.Where(pair => tensors.TryGetValue(pair.Key, out Tensor? saved) && !saved.shape.SequenceEqual(pair.Value.shape))
                    .Select(pair => $"{pair.Key} is ({string.Join(", ", tensors[pair.Key].shape)}), expected ({string.Join(", ", pair.Value.shape)})"),
            ];
            if (wrong.Length > 0) throw new InvalidDataException($"{path} does not fit {model.GetName()}: {string.Join("; ", wrong)}.");
            Weights.Copy(state, name => tensors[name]);
            return texts;
        }
        finally
        {
            foreach (Tensor value in tensors.Values) value.Dispose();
        }
    }
}
