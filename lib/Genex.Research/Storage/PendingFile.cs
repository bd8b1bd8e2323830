namespace Genex.Research.Storage;

/// <summary>A file that is being written beside its place. It appears there whole when it is committed, or never.</summary>
/// <remarks>While it is written it is held by a lock, so that what a process left that died can be told from it and is removed by the next writer in its
/// folder.</remarks>
internal sealed class PendingFile : IDisposable
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite, OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private const string Held = ".tmp", NotHeld = ".link.tmp";
    private const int MostNames = 10, Digits = 32;

    // What is not held could be somebody's who has only just made it.
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(10);
    private static readonly HashSet<string> Swept = new(StringComparer.Ordinal);

    // What the system says of a file that another process holds: EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] Codes = [11, 35, unchecked((int)0x80070020)];
    private readonly string path, beside;

    /// <param name="path">Where it will appear; its folder is made when missing, a file in its place is replaced.</param>
    /// <param name="private">Whether the file, and a folder that is made for it, can be read by its user alone.</param>
    public PendingFile(string path, bool @private = false)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (@private && !OperatingSystem.IsWindows()) Directory.CreateDirectory(folder, OwnFolder);
        // Held by a lock that readers share and a sweep does not get, so that it can be kept until the file has its name.
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete };
        if (@private && !OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        this.path = path;
        Content = MakeHeld(() => Beside(path, Held), options, $"{path} cannot be written: its folder loses each file made in it. Is something emptying it?");
        beside = Content.Name;
        Sweep(folder);
    }

    /// <summary>What has been written.</summary>
    public FileStream Content { get; }

    /// <summary>Whether an error says that another process holds a file.</summary>
    public static bool IsHeld(IOException problem) => Codes.Contains(problem.HResult);

    /// <summary>Flushes to the disk and renames, and only then lets go: another process's sweep would take what nobody holds for what is left of the
    /// dead.</summary>
    public void Commit()
    {
        Content.Flush(flushToDisk: true);
        File.Move(beside, path, overwrite: true);
        Content.Dispose();
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

    /// <summary>Makes a file that is held from then on; another process's sweep may come between its making and its lock.</summary>
    /// <param name="name">A new name each time.</param>
    /// <param name="options">With a share that a sweep cannot have as well.</param>
    /// <param name="lost">What to say where each file that was made is gone at once.</param>
    internal static FileStream MakeHeld(Func<string> name, FileStreamOptions options, string lost)
    {
        for (int tried = 1; ; tried++)
        {
            try
            {
                FileStream made = new(name(), options);
                if (File.Exists(made.Name)) return made;
                made.Dispose(); // a sweep came, went and took the name
                if (tried == MostNames) throw new IOException(lost);
            }
            catch (IOException problem) when (IsHeld(problem) && tried < MostNames)
            {
                // A sweep holds it; under another name once more.
            }

            Thread.Sleep(tried); // out of step with a sweep that goes on, which would meet the next name at the same moment
        }
    }

    /// <summary>Removes what processes left in a folder that died while they wrote; looked for once in a process.</summary>
    private void Sweep(string folder)
    {
        lock (Swept)
        {
            if (!Swept.Add(folder)) return;
        }

        bool locks = !TryRemove(new FileInfo(beside), delete: false); // some network folders know no locks
        foreach (FileInfo left in Left(folder, Held))
        {
            if (left.Name == Path.GetFileName(beside) || (!locks && IsYoung(left))) continue;
            TryRemove(left);
        }

        foreach (FileInfo left in Left(folder, NotHeld))
        {
            if (!IsYoung(left)) TryRemove(left);
        }
    }

    // By the whole form of such a name: what somebody else calls "table.csv.tmp" is none. A search pattern would not do: its "?" stands for nothing, too.
    private static IEnumerable<FileInfo> Left(string folder, string ending) => new DirectoryInfo(folder).EnumerateFiles($"*{ending}").Where(file =>
    {
        int end = file.Name.Length - ending.Length, start = end - Digits;
        return start > 0 && file.Name[start - 1] == '.' && file.Name[start..end].All(char.IsAsciiHexDigitLower);
    });

    private static bool IsYoung(FileInfo file) => file.LastWriteTimeUtc > DateTime.UtcNow - Lately;

    // False for what somebody is still writing.
    private static bool TryRemove(FileInfo left, bool delete = true)
    {
        try
        {
            using FileStream held = left.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            if (delete) left.Delete();
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A new name beside a place, in a folder that is there, for what is made without being held: a link, a copy.</summary>
    internal static string Beside(string path) => Beside(path, NotHeld);

    private static string Beside(string path, string ending)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return $"{path}.{Guid.NewGuid():N}{ending}";
    }
}
