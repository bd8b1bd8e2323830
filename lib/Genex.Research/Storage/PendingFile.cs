namespace Genex.Research.Storage;

/// <summary>A file that is being written beside its place. It appears there whole when it is committed, or never.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string path, beside;

    /// <param name="path">Where it will appear; its folder is made when missing, a file in its place is replaced.</param>
    public PendingFile(string path)
    {
        (this.path, beside) = (path, Beside(path));
        Content = new FileStream(beside, FileMode.CreateNew);
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

    /// <summary>A new name beside a place, in a folder that is there.</summary>
    internal static string Beside(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return $"{path}.{Guid.NewGuid():N}.tmp";
    }
}
