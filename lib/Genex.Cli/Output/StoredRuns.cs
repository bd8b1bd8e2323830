using Genex.Research.Experiments;

namespace Genex.Cli.Output;

/// <summary>The runs of a store, with a line of progress while those are read that its index does not know.</summary>
internal static class StoredRuns
{
    /// <summary>Finished runs in order of name.</summary>
    public static IReadOnlyList<RunEntry> List(RunStore store)
    {
        using ProgressLine line = new();
        return store.List(line.Counted("reading runs"));
    }
}
