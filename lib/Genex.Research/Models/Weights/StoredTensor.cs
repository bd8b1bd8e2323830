using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>A tensor as a file describes it, checked but not yet read.</summary>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes, outermost first; empty for a scalar.</param>
/// <param name="Read">Reads it; the caller disposes it. Throws <see cref="WeightsFormatException"/> when its bytes are damaged.</param>
public sealed record StoredTensor(ScalarType Type, IReadOnlyList<long> Shape, Func<Tensor> Read)
{
    /// <summary>Bytes of one element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A type that weights files do not hold.</exception>
    internal static int SizeOf(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Int16 => 2,
        ScalarType.Int8 or ScalarType.Byte or ScalarType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of weights files."),
    };

    /// <summary>Number of elements, or null when it does not fit 2 GB of bytes or a size is negative.</summary>
    internal static long? Count(IReadOnlyList<long> shape, ScalarType type)
    {
        long count = 1, limit = int.MaxValue / SizeOf(type);
        foreach (long size in shape)
        {
            if (size < 0 || (size > 0 && count > limit / size))
                return null;
            count *= size;
        }
        return count;
    }
}
