using System.Runtime.Intrinsics.X86;

namespace Genex.Research.Natives;

/// <summary>Whether this processor multiplies bfloat16 numbers itself: AVX-512-BF16 or AMX-BF16 (CPUID leaf 7). Elsewhere such products are right, and slower
/// than those of 32 bits.</summary>
internal static class BFloat16Products
{
    private const int Leaf = 7, AmxBit = 22, Avx512Bit = 5;

    /// <summary>What it has, for a table: "AVX-512-BF16", "AMX", both, or null.</summary>
    public static string? OnCpu { get; } = Find();

    private static string? Find()
    {
        // The runtime knows whether the system lets programs use the wide registers, which both need.
        if (!X86Base.IsSupported || !Avx512F.IsSupported || X86Base.CpuId(0, 0).Eax < Leaf) return null;
        (int subleaves, _, _, int features) = X86Base.CpuId(Leaf, 0);
        bool avx = subleaves >= 1 && (X86Base.CpuId(Leaf, 1).Eax & (1 << Avx512Bit)) != 0, amx = (features & (1 << AmxBit)) != 0;
        return (avx, amx) switch
        {
            (true, true) => "AVX-512-BF16 and AMX",
            (true, false) => "AVX-512-BF16",
            (false, true) => "AMX",
            _ => null,
        };
    }
}
