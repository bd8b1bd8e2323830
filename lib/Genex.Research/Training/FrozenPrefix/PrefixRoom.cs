namespace Genex.Research.Training;

/// <summary>Keeps the folder of kept activations within its limit.</summary>
internal static class PrefixRoom
{
    /// <summary>Drops what was not used for longest, and what a process that died left half written a day ago, until the rest takes at most this many
    /// bytes.</summary>
    public static void Make(string folder, long bytes)
    {
        if (!Directory.Exists(folder)) return;
        foreach (FileInfo abandoned in new DirectoryInfo(folder).EnumerateFiles("*.tmp").Where(file => file.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1)))
            abandoned.Delete();
        FileInfo[] files = [.. new DirectoryInfo(folder).EnumerateFiles("*.activations").OrderBy(file => file.LastWriteTimeUtc)];
        long total = files.Sum(file => file.Length);
        foreach (FileInfo oldest in files)
        {
            if (total <= bytes) return;
            total -= oldest.Length;
            oldest.Delete();
        }
    }
}
