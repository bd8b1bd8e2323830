namespace Genex.Notebooks.Assistance;

/// <summary>Completion of lines that begin with <c>#</c>.</summary>
internal static class Directives
{
    /// <summary>The directives that fit what stands before the cursor; null where it stands in no such line.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="position">The cursor, in UTF-16 units.</param>
    /// <param name="known">The session's own directives, and those of its libraries.</param>
    public static Completions? Complete(string source, int position, IEnumerable<string> known)
    {
        int start = source.LastIndexOf('\n', Math.Max(0, position - 1), Math.Max(0, position)) + 1;
        string typed = source[start..position];
        if (!typed.StartsWith('#') || typed.Contains(' ', StringComparison.Ordinal))
            return null;
        return new([.. known.Where(one => one.StartsWith(typed, StringComparison.Ordinal)).Select(one => new Completion(one, "keyword"))], start, position);
    }
}
