namespace Genex.Research.Storage;

/// <summary>What tells whether a file was touched: name, length and time of change; length and time are 0 where there is no file.</summary>
/// <param name="Path">The full name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Ticks">Time of the last change, UTC, in ticks.</param>
internal readonly record struct FileStamp(string Path, long Length, long Ticks)
{
    /// <summary>The stamp of a file as it is now.</summary>
    public static FileStamp Of(FileInfo file) => file.Exists ? new(file.FullName, file.Length, file.LastWriteTimeUtc.Ticks) : new(file.FullName, 0, 0);

    /// <summary>As a part of a text that names a cache's content.</summary>
    public string Text(char separator) => Invariant($"{Path}{separator}{Length}{separator}{Ticks}");
}
