namespace Genex.Research.Experiments;

/// <summary>How a process is told what it computes with: the same for every engine, since results must not depend on which one started it.</summary>
internal static class SweepThreads
{
    /// <summary>Variables of its environment.</summary>
    /// <param name="threads">Threads of libtorch and of the libraries below it.</param>
    public static IEnumerable<(string Name, string Value)> Variables(int threads) =>
        [("OMP_NUM_THREADS", Invariant($"{threads}")), ("MKL_NUM_THREADS", Invariant($"{threads}")), ("MALLOC_ARENA_MAX", "1")];
}
