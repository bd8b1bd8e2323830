using Genex.Research.Natives;

namespace Genex.Research.Tests.Natives;

/// <summary>Memory that libtorch gives back is kept for the next step.</summary>
public class NativeHeapTests
{
    [Fact]
    public void It_is_kept_where_the_C_library_is_GNUs_and_nobody_has_set_it_up_otherwise()
    {
        bool gnu = File.ReadLines("/proc/self/maps").Any(line => line.EndsWith("/libc.so.6", StringComparison.Ordinal));
        bool theirs = string.Concat(((string[])["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "GLIBC_TUNABLES", "LD_PRELOAD"])
            .Select(Environment.GetEnvironmentVariable)).Length > 0;
        Assert.Equal(gnu && !theirs, NativeHeap.Keep());
    }
}
