using System.Text.RegularExpressions;
using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Export;

/// <summary>What executed notebooks answer, in a sentence each, as the front page of their site has it.</summary>
public static partial class Findings
{
    /// <summary>The first sentence of each notebook's answer.</summary>
    /// <param name="paths">Executed notebooks.</param>
    /// <returns>Name of the notebook and sentence, in the order given; those that answer nothing are left out.</returns>
    /// <exception cref="NotebookFormatException">A file is no notebook; the message names it.</exception>
    public static IReadOnlyList<(string Notebook, string Sentence)> Of(IEnumerable<string> paths) =>
    [
        .. paths.Select(path => (Path.GetFileNameWithoutExtension(path), FirstSentence(FrontEntry.Of(Notebook.Load(path)).Answer)))
            .Where(found => found.Item2.Length > 0),
    ];

    private static string FirstSentence(string markdown)
    {
        string text = White().Replace(markdown.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal), " ").Trim();
        return SentenceEnd().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex White();

    // A full stop before a capital; not that of "A.1".
    [GeneratedRegex(@"\.(?= [A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
