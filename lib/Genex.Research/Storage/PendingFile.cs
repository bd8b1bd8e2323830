namespace Genex.Research.Storage;

/// <summary>A file that is being written beside its place. It appears there whole when it is committed, or never.</summary>
internal sealed class PendingFile : IDisposable
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite, OwnFolder = OwnFile | UnixFileMode.UserExecute;
    // A link or a copy that is being put in place is not held open.
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(10);
    private static readonly HashSet<string> Swept = new(StringComparer.Ordinal);
    private readonly string path, beside;

    /// <param name="path">Where it will appear; its folder is made when missing, a file in its place is replaced.</param>
    /// <param name="private">Whether the file, and a folder that is made for it, can be read by its user alone.</param>
    public PendingFile(string path, bool @private = false)
    {
        if (@private && !OperatingSystem.IsWindows()) Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!, OwnFolder);
        (this.path, beside) = (path, Beside(path));
        Sweep(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Held against the sweep of other processes.
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (@private && !OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        Content = new FileStream(beside, options);
    }

    /// <summary>What has been written.</summary>
    public FileStream Content { get; }

    /// <summary>Flushes to the disk and renames.</summary>
    public void Commit()
    {
        Content.Flush(flushToDisk: true);
        Content.Dispose();
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Leaves nothing behind of a file that was not committed.</summary>
    public void Dispose()
    {
        try
        {
            Content.Dispose(); // writes what it still holds, which fails on a full disk
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Removes what processes left in a folder that died while they wrote; looked for once in a process.</summary>
    private static void Sweep(string folder)
    {
        lock (Swept)
        {
            if (!Swept.Add(folder)) return;
        }

        foreach (FileInfo left in new DirectoryInfo(folder).EnumerateFiles("*.????????????????????????????????.tmp"))
        {
            if (left.LastWriteTimeUtc > DateTime.UtcNow - Lately) continue;
            try
            {
                using (left.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None)) left.Delete();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Somebody is still writing it.
            }
        }
    }

    /// <summary>A new name beside a place, in a folder that is there.</summary>
    internal static string Beside(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return $"{path}.{Guid.NewGuid():N}.tmp";
    }
}
