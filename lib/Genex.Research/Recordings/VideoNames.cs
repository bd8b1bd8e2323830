namespace Genex.Research.Recordings;

/// <summary>Finds the video whose name a table's name holds: <c>Kayla_fixations.csv</c> and <c>Kayla.mp4</c>.</summary>
/// <param name="videos">Paths of the study's videos, as seen from it.</param>
internal sealed class VideoNames(IEnumerable<string> videos)
{
    private readonly (string Path, string Key)[] all = [.. videos.Where(path => !StudyFolders.IsSetAside(path))
        .Select(path => (path, FoldedText.Of(Path.GetFileNameWithoutExtension(path))))];

    /// <summary>The video whose name stands in a table's at the borders of words, rather at its beginning, and the longest; null when there is none, or
    /// several of one name in other folders.</summary>
    /// <remarks>A name that only says what it is ("video") tells nothing, and one without a number is believed within the table's own folder alone.</remarks>
    internal string? In(string table)
    {
        string name = FoldedText.Of(StudyFolders.WithoutCopyMarks(table)), folder = Path.GetDirectoryName(table) ?? "";
        (string Path, string Key)[] found = [.. all.Where(one => one.Key.Length > 0 && FoldedText.IndexIn(name, one.Key) >= 0
                && !StudyFolders.IsStructure(one.Key) && (IsIn(folder, one.Path) || one.Key.Any(char.IsDigit)))
            .OrderBy(one => FoldedText.IndexIn(name, one.Key) > 0).ThenByDescending(one => one.Key.Length).ThenBy(one => !IsIn(folder, one.Path))];
        return found.Length == 0 || (found.Length > 1 && found[1].Key == found[0].Key && !IsIn(folder, found[0].Path)) ? null : found[0].Path;
    }

    /// <summary>The only video of a file name, whatever its ending and the folders before it; null when there is none, or several.</summary>
    internal string? Called(string file) => FoldedText.Of(Path.GetFileNameWithoutExtension(file.Split('/', '\\')[^1])) is { Length: > 0 } key
        && all.Where(one => one.Key == key).Take(2).ToArray() is [var only] ? only.Path : null;

    /// <summary>The only video of a folder; null when it has none or several.</summary>
    internal string? OnlyIn(string folder) => all.Where(one => IsIn(folder, one.Path)).Take(2).ToArray() is [var only] ? only.Path : null;

    /// <summary>Whether another video, in another folder, has the name of one: then it is nobody's.</summary>
    internal bool IsRepeated(string video) => FoldedText.Of(Path.GetFileNameWithoutExtension(video)) is var key
        && all.Any(one => one.Key == key && !IsIn(Path.GetDirectoryName(video) ?? "", one.Path));

    private static bool IsIn(string folder, string path) => (Path.GetDirectoryName(path) ?? "") == folder;
}
