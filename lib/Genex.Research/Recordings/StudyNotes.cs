namespace Genex.Research.Recordings;

/// <summary>What the readers notice on the way, one sentence each.</summary>
internal sealed class StudyNotes(string root)
{
    private readonly List<string> sentences = [];

    internal IReadOnlyList<string> Sentences => sentences;
    /// <summary>A file's name within the study.</summary>
    internal string Name(string path) => Path.GetRelativePath(root, path);

    internal void Add(string sentence) => sentences.Add(sentence);

    internal void AddUnknown(IReadOnlyDictionary<string, int> expressions)
    {
        if (expressions.Count == 0)
            return;
        string types = string.Join(", ", expressions.Select(type => Invariant($"\"{type.Key}\" ({type.Value} rows)")));
        Add($"Facial coding: {types}: expression types that are neither a feature nor a target; kept as events, not used in rows.");
    }
}
