namespace Genex.Research.Recordings;

/// <summary>What the readers notice on the way, one sentence each.</summary>
internal sealed class StudyNotes(string root)
{
    private readonly List<string> sentences = [];
    private readonly SortedDictionary<string, int> unknown = new(StringComparer.Ordinal);

    /// <summary>Rows per expression type that this library does not know.</summary>
    internal IReadOnlyDictionary<string, int> UnknownExpressions => unknown;

    /// <summary>A file's name within the study.</summary>
    internal string Name(string path) => Path.GetRelativePath(root, path);

    internal void Add(string sentence) => sentences.Add(sentence);

    internal void CountExpression(string channel)
    {
        if (!FacialCodingExport.IsKnown(channel))
            unknown[channel] = unknown.GetValueOrDefault(channel) + 1;
    }

    internal IReadOnlyList<string> Sentences()
    {
        if (unknown.Count == 0)
            return sentences;
        string types = string.Join(", ", unknown.Select(type => Invariant($"\"{type.Key}\" ({type.Value} rows)")));
        return [.. sentences, $"Facial coding: {types}: expression types that are neither a feature nor a target; kept as events, not used in rows."];
    }
}
