using System.Runtime.InteropServices;

namespace Genex.Notebooks.Kernel;

/// <summary>
/// Keeps the process small. The just-in-time compiler, busy while Roslyn warms up, allocates from the C library on several threads, and that keeps what each of
/// them has freed; both calls are GNU libc's own, and do nothing elsewhere.
/// </summary>
internal static partial class ProcessMemory
{
    private const int ArenaMaximum = -8;
    private const long LargeHeap = 256L << 20;

    /// <summary>
    /// Limits how many threads' worth of freed memory the C library keeps; to be called before there are threads. The threshold above which it gives memory
    /// back at once stays as it is: setting it would have every tensor of a training loop mapped anew.
    /// </summary>
    public static void Restrain()
    {
        // Whoever starts the kernel may have said how many.
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX") is { Length: > 0 })
            return;
        try
        {
            _ = Option(ArenaMaximum, 2);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, with other habits.
        }
    }

    /// <summary>Gives what work has left behind back to the system. A large heap is left alone: going through it would keep the next cell waiting.</summary>
    public static void GiveBack()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) < LargeHeap)
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // As above.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Option(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
