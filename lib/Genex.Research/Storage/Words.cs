namespace Genex.Research.Storage;

/// <summary>What text of every floor needs.</summary>
internal static class Words
{
    /// <summary>As a sentence or a heading begins.</summary>
    public static string Capital(this string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
