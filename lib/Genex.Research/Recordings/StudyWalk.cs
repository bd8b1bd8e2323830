namespace Genex.Research.Recordings;

/// <summary>Every file of a study's folder and of those below it, whatever lies there: links to folders are followed once, and nothing is opened.</summary>
internal static class StudyWalk
{
    /// <summary>Most files that a study may have; a folder with more is not one.</summary>
    public const int MostFiles = 200_000;

    /// <summary>The files, in order of path.</summary>
    /// <exception cref="ExportException">The folder cannot be read, or holds more files than a study.</exception>
    public static IReadOnlyList<FileInfo> Files(string root)
    {
        List<FileInfo> files = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<DirectoryInfo> left = new([new DirectoryInfo(root)]);
        try
        {
            while (left.TryPop(out DirectoryInfo? folder))
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
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(root, null, $"the folder cannot be read ({problem.Message})", "a readable folder", cause: problem);
        }

        return [.. files.OrderBy(file => file.FullName, StringComparer.Ordinal)];
    }

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
