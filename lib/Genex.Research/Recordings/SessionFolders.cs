namespace Genex.Research.Recordings;

/// <summary>Tells the folders of people from those of their sessions, where one lies within the other: <c>S1/Final/EDA.csv</c>, <c>S1/Midterm/EDA.csv</c>,
/// <c>S2/Final/EDA.csv</c>.</summary>
/// <remarks>
/// A folder with the same file under several others is not a person's: the other is, unless the names say the opposite (<c>session1/P01</c>). Where a person
/// has the same file in several such folders, they are stimuli; where each has other files (<c>P01/E4/EDA.csv</c>, <c>P01/face/log.csv</c>), they are parts of
/// one recording. Folders that are named by what they hold, and things put aside, are not looked at.
/// </remarks>
internal sealed class SessionFolders
{
    private static readonly string[] SessionWords =
    [
        "session", "ses", "visit", "day", "week", "wave", "trial", "task", "run", "block", "phase", "part", "condition", "cond", "stimulus", "stim", "clip",
        "video", "recording", "rec", "test", "t",
    ];

    // What lies below a folder of a name, and the folders in which such a one was seen; and the other way round.
    private readonly Dictionary<(string Name, string Below), HashSet<string>> aboveOf = [];
    private readonly Dictionary<(string Above, string Below), HashSet<string>> namesOf = [];
    private readonly HashSet<string> repeated = [];
    private readonly HashSet<(string Above, string Name)> several = [];
    private readonly Dictionary<string, bool> rather = [];

    /// <param name="files">Paths of the study's files, as seen from it.</param>
    internal SessionFolders(IEnumerable<string> files)
    {
        foreach (string file in files.Where(file => !StudyFolders.IsSetAside(file)))
        {
            string[] folders = FoldersOf(file);
            for (int level = 0; level < folders.Length; level++)
            {
                string above = Joined(folders[..level]), name = FoldedText.Of(folders[level]);
                string below = Joined([.. folders[(level + 1)..], Path.GetFileName(file)]);
                if (level > 0)
                    Of(aboveOf, (name, below)).Add(above);
                Of(namesOf, (above, below)).Add(name);
            }
        }
        foreach (((string name, _), HashSet<string> above) in aboveOf)
        {
            if (above.Count > 1)
                repeated.Add(name);
        }
        foreach (((string above, _), HashSet<string> names) in namesOf)
        {
            if (names.Count > 1)
                several.UnionWith(names.Select(name => (above, name)));
        }
    }

    /// <summary>The folder that is a person's, by its name alone; null where a file lies in none.</summary>
    internal string? PersonOf(string file) => FoldersOf(file) is { Length: > 0 } folders ? folders[LevelOf(folders)] : null;

    /// <summary>The session that a file is of; null where its folders tell of none.</summary>
    internal string? SessionOf(string file)
    {
        string[] folders = FoldersOf(file);
        if (folders.Length < 2)
            return null;
        int person = LevelOf(folders);
        string[] sessions = [.. folders.Where((folder, level) => level != person && IsRepeated(folders, Math.Max(level, person))
            && several.Contains((Joined(folders[..level]), FoldedText.Of(folder))))];
        return sessions.Length == 0 ? null : string.Join(' ', sessions);
    }

    private int LevelOf(string[] folders)
    {
        int level = folders.Length - 1;
        while (level > 0 && IsRepeated(folders, level) && !IsRatherPerson(FoldedText.Of(folders[level])))
            level--;
        return level;
    }

    private bool IsRepeated(string[] folders, int level) => level > 0 && repeated.Contains(FoldedText.Of(folders[level]));

    /// <summary>Whether a folder and those beside it look more like ids than those above them.</summary>
    private bool IsRatherPerson(string name)
    {
        if (rather.TryGetValue(name, out bool known))
            return known;
        string[] above = [.. aboveOf.Where(pair => pair.Key.Name == name).SelectMany(pair => pair.Value).Distinct()];
        string[] own = [.. namesOf.Where(pair => above.Contains(pair.Key.Above)).SelectMany(pair => pair.Value).Distinct()];
        return rather[name] = LooksLikeIds(own) > LooksLikeIds([.. above.Select(path => path.Split(Path.DirectorySeparatorChar)[^1])]);
    }

    /// <summary>-1: words for sessions; 1: one word with different numbers; 0: neither.</summary>
    private static int LooksLikeIds(IReadOnlyList<string> names)
    {
        string[] words = [.. names.Select(name => string.Concat(name.Where(char.IsLetter)))];
        return words.All(word => SessionWords.Contains(word, StringComparer.OrdinalIgnoreCase)) ? -1
            : names.All(name => name.Any(char.IsDigit)) && words.Distinct(StringComparer.Ordinal).Count() == 1 ? 1 : 0;
    }

    private static string[] FoldersOf(string file) => [.. (Path.GetDirectoryName(file) ?? "")
        .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        .Where(folder => !StudyFolders.IsStructure(folder) && !StudyFolders.IsAside(folder))];

    private static string Joined(IEnumerable<string> folders) => string.Join(Path.DirectorySeparatorChar, folders.Select(FoldedText.Of));

    private static HashSet<string> Of<TKey>(Dictionary<TKey, HashSet<string>> sets, TKey key) where TKey : notnull =>
        sets.TryGetValue(key, out HashSet<string>? set) ? set : sets[key] = [];
}
