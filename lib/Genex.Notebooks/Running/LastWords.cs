namespace Genex.Notebooks.Running;

/// <summary>What a process said when it died: the runtime's words, or a native library's, without the lines that are this host's own.</summary>
internal static class LastWords
{
    private const int Most = 40;
    private const int LongestTail = 1 << 24;

    /// <summary>How the runtime begins.</summary>
    private static readonly string[] Beginnings = ["Stack overflow.", "Process terminated.", "Unhandled exception.", "Fatal error."];

    /// <summary>The lines.</summary>
    /// <param name="file">Where its standard error went.</param>
    /// <param name="before">What it wrote before that was so.</param>
    public static string[] Of(string file, string before)
    {
        string[] lines = [.. (before + Tail(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !IsPlumbing(line))];
        int start = Array.FindLastIndex(lines, line => Beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)));
        return start >= 0 ? [.. lines.Skip(start).Take(Most)] : [.. lines.TakeLast(Most)];
    }

    /// <summary>Them in a few words, after a colon: what happened and in which function; empty where nothing was said.</summary>
    public static string InShort(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return "";
        string? place = lines.Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("at ", StringComparison.Ordinal));
        string what = lines[0].Trim() + (lines.Count > 1 && lines[1].Trim() is var next && !next.StartsWith("at ", StringComparison.Ordinal)
            && !next.StartsWith("Repeat", StringComparison.Ordinal) ? " " + next : "");
        return ": " + what + (place is null || what.Contains(place, StringComparison.Ordinal) ? "" : $" ({place})");
    }

    private static string Tail(string file)
    {
        using FileStream stream = File.OpenRead(file);
        // The runtime writes of a long stack its innermost part first: what says most comes soon after its first words.
        stream.Seek(Math.Max(0, stream.Length - LongestTail), SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim('\0');
    }

    private static bool IsPlumbing(string line) =>
        line.Contains("at Genex.Notebooks.", StringComparison.Ordinal) || line.Contains("at System.Runtime.CompilerServices.", StringComparison.Ordinal)
        || line.Contains("at Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal);
}
