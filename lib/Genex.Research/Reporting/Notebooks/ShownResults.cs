using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>The key results that this process has shown: a notebook's session is a process of its own.</summary>
internal static class ShownResults
{
    private static readonly Lock Gate = new();
    private static readonly List<(KeyResult Result, Provenance? Provenance)> Shown = [];

    /// <summary>How many there are.</summary>
    internal static int Count
    {
        get
        {
            lock (Gate) return Shown.Count;
        }
    }

    /// <summary>All of them, in the order in which their names were first shown, each with its last value; null when none was.</summary>
    /// <remarks>Where they are of data of several origins, each says its own in its note.</remarks>
    internal static KeyResults? All
    {
        get
        {
            (KeyResult Result, Provenance? Provenance)[] all;
            lock (Gate) all = [.. Shown];
            if (all.Length == 0) return null;
            bool mixed = all.Select(one => one.Provenance).Distinct().Count() > 1;
            return new KeyResults(all.Select(one => mixed ? one.Result with { Note = Noted(one.Result.Note, one.Provenance) } : one.Result))
            {
                Provenance = ProvenanceWords.Together(all.Select(one => one.Provenance)),
            };
        }
    }

    /// <summary>Keeps what is being shown; a name that was shown before has its new value from now on.</summary>
    internal static void Keep(KeyResults results)
    {
        lock (Gate)
        {
            foreach (KeyResult result in results.Results)
            {
                int before = Shown.FindIndex(one => one.Result.Name == result.Name);
                if (before < 0) Shown.Add((result, results.Provenance));
                else Shown[before] = (result, results.Provenance);
            }
        }
    }

    private static string? Noted(string? note, Provenance? provenance)
    {
        string origin = ProvenanceWords.Of(provenance);
        return origin.Length == 0 ? note : note is null ? origin : note.Contains(origin, StringComparison.Ordinal) ? note : $"{note}; {origin}";
    }
}
