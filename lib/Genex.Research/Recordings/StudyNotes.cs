namespace Genex.Research.Recordings;

/// <summary>What the readers notice on the way, one sentence each.</summary>
internal sealed class StudyNotes(string root)
{
    private readonly List<string> sentences = [];

    internal IReadOnlyList<string> Sentences => sentences;
    /// <summary>A file's name within the study.</summary>
    internal string Name(string path) => Path.GetRelativePath(root, path);

    private readonly SortedDictionary<string, StudyFile> files = new(StringComparer.Ordinal);

    /// <summary>What became of every file, ordered by path.</summary>
    internal IReadOnlyList<StudyFile> Files => [.. files.Values];

    /// <summary>Cells and rows that were left out.</summary>
    internal List<ExportException> Problems { get; } = [];

    /// <summary>Notes what a file is used as.</summary>
    internal void Use(string path, string what) => files[path] = new StudyFile(path, StudyFileUse.Used, what);

    /// <summary>Whether a file is used as something already.</summary>
    internal bool IsUsed(string path) => files.TryGetValue(path, out StudyFile? file) && file.Use == StudyFileUse.Used;

    /// <summary>Notes that a file is nothing that this library reads.</summary>
    internal void Unknown(string path, string reason) => files[path] = new StudyFile(path, StudyFileUse.Unknown, reason);

    /// <summary>Notes that a file is left out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">Why, as a clause.</param>
    /// <param name="lacksOwner">Whether it is left out since nothing says whose it is.</param>
    internal void LeaveOut(string path, string reason, bool lacksOwner = false)
    {
        files[path] = new StudyFile(path, StudyFileUse.LeftOut, reason) { LacksOwner = lacksOwner };
        Add($"{Name(path)}: {reason}; left out.");
    }

    /// <summary>Notes cells and rows of a table that were left out, or taken otherwise.</summary>
    /// <param name="path">The table.</param>
    /// <param name="what">"2 of 84 rows are left out".</param>
    /// <param name="problems">Each of them.</param>
    internal void AddProblems(string path, string what, IReadOnlyCollection<ExportException> problems)
    {
        if (problems.Count == 0)
            return;
        Problems.AddRange(problems);
        string shown = string.Join("; ", problems.Take(3).Select(one => $"{(one.Place is { } place ? $"{place}: " : "")}{one.Found}; expected {one.Expected}"));
        string advice = problems.Select(one => one.Advice).FirstOrDefault(one => one is not null) is { } said ? " " + said.ReplaceLineEndings(" ") : "";
        Add($"{Name(path)}: {what}. {shown}{(problems.Count > 3 ? Invariant($"; and {problems.Count - 3} more") : "")}.{advice}");
    }

    internal void Add(string sentence) => sentences.Add(sentence);

    internal void AddUnknown(IReadOnlyDictionary<string, int> expressions)
    {
        if (expressions.Count == 0)
            return;
        string types = string.Join(", ", expressions.Select(type => Invariant($"\"{type.Key}\" ({type.Value} rows)")));
        Add($"Facial coding: {types}: expression types that are neither a feature nor a target; kept as events, not used in rows.");
    }
}
