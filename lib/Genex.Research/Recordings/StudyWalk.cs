namespace Genex.Research.Recordings;

/// <summary>Every file of a study's folder and of those below it, whatever lies there: links to folders are followed once, and nothing is opened.</summary>
internal static class StudyWalk
{
    /// <summary>Most files that a study may have; a folder with more is not one.</summary>
    public const int MostFiles = 200_000;

    /// <summary>The files, in order of path.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="leftOut">Told of folders below it that cannot be read, and why, as a clause; null where each of them has to be.</param>
    /// <exception cref="ExportException">The folder, or where nobody is told one below it, cannot be read; or it holds more files than a study.</exception>
    public static IReadOnlyList<FileInfo> Files(string root, Action<string, string>? leftOut = null)
    {
        List<FileInfo> files = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<DirectoryInfo> left = new([new DirectoryInfo(root)]);
        while (left.TryPop(out DirectoryInfo? folder))
        {
            try
            {
                if (!seen.Add(RealPath(folder))) continue;
                foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
                {
                    if (entry is DirectoryInfo below && !LeadsAbove(below, root)) left.Push(below);
                    else if (entry is FileInfo file) files.Add(file);
                    if (files.Count > MostFiles)
                        throw new ExportException(root, null, Invariant($"more than {MostFiles:N0} files"), "the folder of one study");
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                if (leftOut is null || folder.FullName == new DirectoryInfo(root).FullName)
                    throw new ExportException(folder.FullName, null, $"the folder cannot be read ({problem.Message})", "a readable folder", cause: problem);
                leftOut(folder.FullName, problem is UnauthorizedAccessException ? "a folder that may not be read; have its owner let you, if it is of the study"
                    : IsMisspelled(folder.FullName) ? $"a folder {NotUtf8}" : $"a folder that cannot be read ({problem.Message.TrimEnd('.')})");
            }
        }

        return [.. files.OrderBy(file => file.FullName, StringComparer.Ordinal)];
    }

    /// <summary>Whether a name was not UTF-8: the bytes that are none read as a mark, by which nothing is found again.</summary>
    internal static bool IsMisspelled(string path) => path.Contains('\ufffd', StringComparison.Ordinal);

    /// <summary>Why what bears such a name is left out.</summary>
    internal const string NotUtf8 = "whose name is not UTF-8, so that it cannot be opened; rename it";

    // A link into a folder that it lies in would never end, one to "/" would be the whole machine.
    private static bool LeadsAbove(DirectoryInfo folder, string root) => folder.LinkTarget is not null
        && (RealPath(new DirectoryInfo(Path.GetFullPath(root))) + Path.DirectorySeparatorChar).StartsWith(
            RealPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string RealPath(DirectoryInfo folder)
    {
        string path = folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
        return Path.GetDirectoryName(path) is { } above ? Path.Combine(RealPath(new DirectoryInfo(above)), Path.GetFileName(path)) : path;
    }
}
