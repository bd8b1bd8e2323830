using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Export;

/// <summary>What executed notebooks answer, in a sentence each, as the front page of their site has it.</summary>
public static class Findings
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

    // Up to a full stop before a capital; that of "A.1" is none.
    private static string FirstSentence(string markdown)
    {
        string plain = markdown.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        string text = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        for (int stop = text.IndexOf(". ", StringComparison.Ordinal); stop >= 0; stop = text.IndexOf(". ", stop + 1, StringComparison.Ordinal))
        {
            if (stop + 2 < text.Length && char.IsUpper(text[stop + 2])) return text[..(stop + 1)];
        }

        return text;
    }
}
