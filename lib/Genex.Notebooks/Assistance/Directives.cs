using Genex.Notebooks.Session;

namespace Genex.Notebooks.Assistance;

/// <summary>Completion of lines that begin with <c>#</c>.</summary>
internal static class Directives
{
    /// <summary>The directives that fit what stands before the cursor; null where it stands in no such line.</summary>
    public static Completions? Complete(string source, int position)
    {
        int start = source.LastIndexOf('\n', Math.Max(0, position - 1), Math.Max(0, position)) + 1;
        string typed = source[start..position];
        if (!typed.StartsWith('#') || typed.Contains(' ', StringComparison.Ordinal))
            return null;
        return new([.. CellText.KnownDirectives.Where(known => known.StartsWith(typed, StringComparison.Ordinal))
            .Select(known => new Completion(known, "keyword"))], start, position);
    }
}
