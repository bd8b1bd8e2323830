using System.Buffers.Binary;
using System.Text.Json;

namespace Genex.Research.Experiments;

/// <summary>How many parameters a run's model has, read off the header of its weights file.</summary>
internal static class WeightsCount
{
    private static readonly string[] Buffers = ["running_mean", "running_var", "num_batches_tracked"];

    /// <summary>Numbers in all tensors but the buffers of batch normalisation; null for a file that leaves frozen weights out.</summary>
    /// <exception cref="InvalidDataException">The file is not whole.</exception>
    public static long? Of(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] length = new byte[8];
        file.ReadExactly(length);
        long size = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (size <= 0 || size > file.Length - 8) throw new InvalidDataException(Invariant($"{path}: the header claims {size} bytes of {file.Length}."));
        byte[] header = new byte[size];
        file.ReadExactly(header);
        using JsonDocument names = JsonDocument.Parse(header);
        if (names.RootElement.TryGetProperty("__metadata__", out JsonElement texts) && texts.TryGetProperty("frozen-sha256", out _)) return null;
        return names.RootElement.EnumerateObject()
            .Where(tensor => tensor.Name != "__metadata__" && !Buffers.Any(buffer => tensor.Name.EndsWith(buffer, StringComparison.Ordinal)))
            .Sum(tensor => tensor.Value.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, side) => product * side.GetInt64()));
    }
}
