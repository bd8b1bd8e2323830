namespace Genex.Research.Storage;

/// <summary>Writes what can be made again: readable by its user alone, since caches hold faces; a cache that cannot be written costs a line and no
/// result.</summary>
internal static class CacheFile
{
    /// <summary>Writes a file whole or not at all.</summary>
    /// <returns>Whether it was written.</returns>
    public static bool TryWrite(string path, Action<Stream> write) => Try(path, () =>
    {
        using PendingFile file = new(path, @private: true);
        write(file.Content);
        file.Commit();
    });

    /// <summary>Does what writes to a cache.</summary>
    /// <returns>Whether it was done.</returns>
    public static bool Try(string path, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Notices.Say($"{Path.GetDirectoryName(Path.GetFullPath(path))}: the cache cannot be written, so this is made anew each time: {problem.Message}");
            return false;
        }
    }

    /// <summary>Says that a damaged file is made again.</summary>
    public static void Damaged(string path) => Notices.Say($"{path}: this kept file is damaged; it is made again.");
}
