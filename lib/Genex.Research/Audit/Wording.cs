namespace Genex.Research.Audit;

/// <summary>How evidence is put into words.</summary>
internal static class Wording
{
    /// <summary>"a, b and c"; "a, b, c and 4 more" beyond a limit.</summary>
    internal static string List<T>(IEnumerable<T> items, int limit = 6)
    {
        string[] all = [.. items.Select(item => item?.ToString() ?? "")];
        string[] parts = all.Length <= limit ? all : [.. all[..(limit - 1)], Invariant($"{all.Length - limit + 1} more")];
        return parts.Length switch { 0 => "none", 1 => parts[0], _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}" };
    }

    /// <summary>"12.5 %"; "&lt; 0.1 %" where rounding would say none.</summary>
    internal static string Percent(double share) => share is > 0 and < 0.001 ? "< 0.1 %" : Invariant($"{100 * share:0.#} %");

    /// <summary>"1 row", "3 rows".</summary>
    internal static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : Invariant($"{count:N0} {noun}s");

    /// <summary>"is" or "are".</summary>
    internal static string Are(int count) => count == 1 ? "is" : "are";
}
