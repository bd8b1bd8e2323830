using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Genex.Research.Training;

/// <summary>Names a training by all that decides it but the model's code, so that a checkpoint is taken up by no other.</summary>
internal static class TrainingIdentity
{
    /// <summary>SHA-256 over settings, seeds, task, scaled inputs' labels, the samples taken, and the epochs where they are given.</summary>
    public static string Of(TrainingSettings settings, string seeds, TrainingSamples samples, IReadOnlyList<int>? epochs)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(
            Invariant($"{JsonSerializer.Serialize(settings)};{seeds};{samples.Source.Task.Id};{samples.Source.Task.Threshold:R};")
            + string.Join(",", epochs ?? [])));
        hash.AppendData(MemoryMarshal.AsBytes<float>(samples.Source.Labels));
        hash.AppendData(MemoryMarshal.AsBytes<int>(samples.Train));
        hash.AppendData(MemoryMarshal.AsBytes<int>(samples.Validation));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
