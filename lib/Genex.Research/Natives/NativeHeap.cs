using System.Runtime.InteropServices;

namespace Genex.Research.Natives;

/// <summary>Has the C library keep the memory that libtorch gives back, for the next step.</summary>
/// <remarks>
/// A training step asks for the same few hundred megabytes as the step before. glibc by itself takes each large block from the system and returns it at once,
/// so that every step pays for its pages anew: half the processor time of a small convolutional network. Kept instead, they cost one step's memory. A host
/// that has set its allocator up by environment variables, or brings another one, is left alone.
/// </remarks>
internal static partial class NativeHeap
{
    // mallopt(3); what glibc from 2.35 on takes as it is, and earlier ones cut at 32 MiB.
    private const int TrimThreshold = -1, MmapThreshold = -3;
    private const int Largest = 1 << 30, LargestBefore = 32 << 20, Kept = int.MaxValue;

    private static readonly string[] Set =
        ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "GLIBC_TUNABLES", "LD_PRELOAD"];

    /// <summary>Once per process, before the first tensor.</summary>
    /// <returns>Whether it was done.</returns>
    public static bool Keep()
    {
        if (!OperatingSystem.IsLinux() || Set.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))) return false;
        try
        {
            return (mallopt(MmapThreshold, Largest) == 1 || mallopt(MmapThreshold, LargestBefore) == 1) && mallopt(TrimThreshold, Kept) == 1;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            return false; // another C library
        }
    }

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);
}
