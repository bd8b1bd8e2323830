using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Genex.Research.Datasets;
using Genex.Research.Models.Blocks;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Names kept activations by all that decides them: the weights of the stages before the boundary, the frames, the variation. Signals and
/// targets do not, so runs that differ in these share what is kept.</summary>
internal static class PrefixIdentity
{
    private const int FormatVersion = 4;

    /// <summary>Hash over the weights and buffers of the first stages, for each boundary: 32 hexadecimal digits.</summary>
    /// <remarks>XXH3 with 128 bits: these are hundreds of megabytes, read again in every phase of every fold, and nobody gains by forging them.</remarks>
    public static IReadOnlyDictionary<int, string> OfWeights(ImageBody body, IReadOnlyCollection<int> boundaries)
    {
        using IDisposable nothingRecorded = no_grad();
        XxHash128 hash = new();
        hash.Append(Encoding.UTF8.GetBytes(body.GetName()));
        Dictionary<int, string> found = [];
        for (int stage = 0; stage < boundaries.Max(); stage++)
        {
            hash.Append(Encoding.UTF8.GetBytes(body.Stages[stage].Name));
            foreach (Tensor value in body.Stages[stage].Parameters.Concat(body.Stages[stage].Buffers)) Append(hash, value);
            if (boundaries.Contains(stage + 1)) found[stage + 1] = Convert.ToHexStringLower(hash.GetCurrentHash());
        }

        return found;
    }

    /// <summary>File name without an ending: 32 hexadecimal digits, the boundary, the view.</summary>
    public static string FileName(string weights, int boundary, BatchSource source, PrefixViews views, int view)
    {
        string variation = views.Augmentation == Augmentation.None ? "as they are"
            : Invariant($"{JsonSerializer.Serialize(views.Augmentation)};{views.Seed.ToString(CultureInfo.InvariantCulture)};{view}");
        if (views.Precision != InferencePrecision.Float32) variation += $";{InferencePrecisions.NameOf(views.Precision)}";
        string named = Invariant($"{FormatVersion};{weights};{source.Samples.Frames.Fingerprint};{source.Side};{variation}");
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(named));
        return Invariant($"{Convert.ToHexStringLower(hash)[..32]}-{boundary:D2}-{view:D2}");
    }

    private static void Append(XxHash128 hash, Tensor value)
    {
        using Tensor plain = value.detach().cpu().contiguous();
        hash.Append(Encoding.UTF8.GetBytes($"{plain.dtype}{string.Join(',', plain.shape)}"));
        hash.Append(plain.bytes);
    }
}
