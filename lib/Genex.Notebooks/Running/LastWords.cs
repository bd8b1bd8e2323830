namespace Genex.Notebooks.Running;

/// <summary>What a process said when it died: the runtime's words, or a native library's, without the lines that are this host's own.</summary>
internal static class LastWords
{
    private const int Most = 40;
    private const string Repeats = "Repeat";

    /// <summary>How the runtime begins.</summary>
    private static readonly string[] Beginnings = ["Stack overflow.", "Process terminated.", "Unhandled exception.", "Fatal error."];

    /// <summary>The lines from the last beginning on, or the last ones where nothing begins like the runtime; at most forty.</summary>
    /// <param name="file">Where its standard error went.</param>
    /// <param name="before">What it wrote before that was so.</param>
    public static string[] Of(string file, string before)
    {
        // Line by line: the trace of a deep stack can be hundreds of megabytes, and what says most stands right after its first words.
        List<string> since = [];
        Queue<string> last = new();
        bool began = false;
        foreach (string line in before.Split('\n').Concat(File.ReadLines(file)).Select(line => line.Trim('\0', '\r'))
            .Where(line => line.Length > 0 && !IsPlumbing(line)))
        {
            if (Array.Exists(Beginnings, beginning => line.StartsWith(beginning, StringComparison.Ordinal)))
            {
                began = true;
                since.Clear();
            }

            if (began && since.Count < Most) since.Add(line);
            last.Enqueue(line);
            if (last.Count > Most) last.Dequeue();
        }

        return began ? [.. since] : [.. last];
    }

    /// <summary>Them in a few words, after a colon: what happened and in which function; empty where nothing was said.</summary>
    public static string InShort(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return "";
        // A stack may overflow in any small function that the recurring one calls: what recurs is the one to be named.
        // The runtime folds what recurs into one part; where it does not, the recurring function is the one that stands there most often.
        string? place = Places(lines.SkipWhile(line => !line.TrimStart().StartsWith(Repeats, StringComparison.Ordinal))).FirstOrDefault()
            ?? Places(lines).CountBy(line => line).OrderByDescending(line => line.Value).Select(line => line.Key).FirstOrDefault();
        string what = lines[0].Trim() + (lines.Count > 1 && lines[1].Trim() is var next && !next.StartsWith("at ", StringComparison.Ordinal)
            && !next.StartsWith(Repeats, StringComparison.Ordinal) ? " " + next : "");
        return ": " + what + (place is null || what.Contains(place, StringComparison.Ordinal) ? "" : $" ({place})");
    }

    private static IEnumerable<string> Places(IEnumerable<string> lines) =>
        lines.Select(line => line.Trim()).Where(line => line.StartsWith("at ", StringComparison.Ordinal));

    private static bool IsPlumbing(string line) =>
        line.Contains("at Genex.Notebooks.", StringComparison.Ordinal) || line.Contains("at System.Runtime.CompilerServices.", StringComparison.Ordinal)
        || line.Contains("at Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal);
}
