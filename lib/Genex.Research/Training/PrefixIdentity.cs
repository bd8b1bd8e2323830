using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Genex.Research.Datasets;
using Genex.Research.Models.Blocks;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Names kept activations by all that decides them: the weights of the stages before the boundary, the samples, the variation.</summary>
internal static class PrefixIdentity
{
    private const int FormatVersion = 1;

    /// <summary>SHA-256 over the weights and buffers of the first stages, for each boundary: 64 hexadecimal digits.</summary>
    public static IReadOnlyDictionary<int, string> OfWeights(ImageBody body, IReadOnlyCollection<int> boundaries)
    {
        using IDisposable nothingRecorded = no_grad();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(body.GetName()));
        Dictionary<int, string> found = [];
        for (int stage = 0; stage < boundaries.Max(); stage++)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(body.Stages[stage].Name));
            foreach (Tensor value in body.Stages[stage].Parameters.Concat(body.Stages[stage].Buffers)) Append(hash, value);
            if (boundaries.Contains(stage + 1)) found[stage + 1] = Convert.ToHexStringLower(hash.GetCurrentHash());
        }

        return found;
    }

    /// <summary>File name without an ending: 32 hexadecimal digits, the boundary, the view.</summary>
    public static string FileName(string weights, int boundary, SampleSet samples, PrefixViews views, int view)
    {
        string variation = views.Augmentation == Augmentation.None ? "as they are" : $"{JsonSerializer.Serialize(views.Augmentation)};{views.Seed.ToString(CultureInfo.InvariantCulture)};{view}";
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{FormatVersion};{weights};{samples.Fingerprint};{samples.Frames.Side};{variation}"));
        return $"{Convert.ToHexStringLower(hash)[..32]}-{boundary:D2}-{view:D2}";
    }

    private static void Append(IncrementalHash hash, Tensor value)
    {
        using Tensor plain = value.detach().cpu().contiguous();
        hash.AppendData(Encoding.UTF8.GetBytes($"{plain.dtype}{string.Join(',', plain.shape)}"));
        hash.AppendData(plain.bytes);
    }
}
