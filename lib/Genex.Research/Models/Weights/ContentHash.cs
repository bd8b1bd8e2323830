using System.IO.Hashing;
using System.Text;
using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>A hash over everything that a weights file of this project holds, kept among its texts: a file that still fits its format and holds other numbers
/// is found out.</summary>
/// <remarks>XXH3 with 128 bits, since a checkpoint of a large model is a gigabyte: against damage, not against forgery.</remarks>
internal static class ContentHash
{
    /// <summary>The text that holds the hash.</summary>
    public const string Key = "content-xxh128";

    // Says that there is a hash, and is part of what is hashed: without it a file whose hash has lost its name would pass for one that never had any.
    private const string Mark = "sealed";

    /// <summary>The texts with the hash of them and of the tensors.</summary>
    public static Dictionary<string, string> Seal(IReadOnlyCollection<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string> texts)
    {
        Dictionary<string, string> marked = new(texts) { [Mark] = "yes" };
        XxHash128 hash = Begin(marked);
        foreach ((string name, Tensor value) in tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Append(hash, name, value);
        return new Dictionary<string, string>(marked) { [Key] = Convert.ToHexStringLower(hash.GetCurrentHash()) };
    }

    /// <summary>Does nothing when a file holds what was written.</summary>
    /// <returns>Whether that is known: a file of an earlier version, or another program's, has no hash.</returns>
    /// <exception cref="WeightsFormatException">It holds something else.</exception>
    public static bool Require(WeightsFile file)
    {
        if (!file.Texts.TryGetValue(Key, out string? expected))
            return !file.Texts.ContainsKey(Mark) ? false
                : throw new WeightsFormatException(file.Name, $"it does not hold what was written: the hash of its content, \"{Key}\", is not there.");
        XxHash128 hash = Begin(file.Texts);
        foreach ((string name, StoredTensor stored) in file.Tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            using Tensor value = stored.Read();
            Append(hash, name, value);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash()) == expected ? true
            : throw new WeightsFormatException(file.Name, "it does not hold what was written: its content's hash is another one.");
    }

    private static XxHash128 Begin(IReadOnlyDictionary<string, string> texts)
    {
        XxHash128 hash = new();
        foreach ((string name, string text) in texts.Where(pair => pair.Key != Key).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            hash.Append(Encoding.UTF8.GetBytes(Invariant($"{name.Length}:{name}={text.Length}:{text};")));
        return hash;
    }

    private static void Append(XxHash128 hash, string name, Tensor value)
    {
        using Tensor plain = value.detach().cpu().contiguous();
        hash.Append(Encoding.UTF8.GetBytes(Invariant($"{name.Length}:{name}:{plain.dtype}({string.Join(',', plain.shape)})")));
        hash.Append(plain.bytes);
    }
}
