using Genex.Research.Natives;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Names of the precisions, for options and tables, and where they can be had.</summary>
internal static class InferencePrecisions
{
    /// <summary>All of them: float32, bf16.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<InferencePrecision>().Select(NameOf)];

    /// <summary>What a precision is called where it is asked for.</summary>
    public static string NameOf(InferencePrecision precision) => precision == InferencePrecision.BFloat16 ? "bf16" : "float32";

    /// <summary>The precision of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public static InferencePrecision Parse(string name) => Enum.GetValues<InferencePrecision>()
        .Where(precision => NameOf(precision).Equals(name, StringComparison.OrdinalIgnoreCase)).Select(precision => (InferencePrecision?)precision)
        .FirstOrDefault() ?? throw new ArgumentException($"There is no precision \"{name}\"; expected one of {string.Join(", ", Names)}.", nameof(name));

    /// <summary>Refuses bfloat16 where it would only be slower.</summary>
    /// <exception cref="NotSupportedException">The device has no products in this precision.</exception>
    public static void Require(InferencePrecision precision, Device device)
    {
        if (precision == InferencePrecision.BFloat16 && device.type == DeviceType.CPU && BFloat16Products.OnCpu is null)
            throw new NotSupportedException("Precision bf16: this processor has no products in bfloat16 (AVX-512-BF16 or AMX), so they would take longer than "
                + "those of 32 bits; expected a processor or a CUDA device that has them. Leave the precision out, or give float32.");
    }
}
