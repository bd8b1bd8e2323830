namespace Genex.Research.Recordings;

/// <summary>What the simulator's exports say of themselves. A study that is merely about a simulator does not say it.</summary>
internal static class SimulationMark
{
    private static readonly string[] Marks = ["Simulated study", "Provenance,Simulated data", "Provenance;Simulated data"];

    /// <summary>Whether a metadata row is such a mark.</summary>
    internal static bool IsIn(string line) =>
        Array.Exists(Marks, mark => line.TrimStart('#', ' ', '"', '\ufeff').StartsWith(mark, StringComparison.OrdinalIgnoreCase));
}
