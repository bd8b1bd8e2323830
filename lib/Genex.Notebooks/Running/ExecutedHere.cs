using System.Security.Cryptography;

namespace Genex.Notebooks.Running;

/// <summary>
/// Which notebook files this user's own runs have written: a file with the SHA-256 of its bytes for a name, in the user's folder for application data. A
/// notebook cannot claim it of itself, as it could in its metadata; one that is changed afterwards, by whatever program, is not in it any more.
/// </summary>
internal static class ExecutedHere
{
    private const int Most = 4096;

    private static string? Folder
    {
        get
        {
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length == 0 ? null : Path.Combine(data, "genex", "executed");
        }
    }

    /// <summary>Remembers a file as it is now; the oldest are forgotten when there are thousands. Where nothing can be written, nothing is
    /// remembered.</summary>
    public static void Remember(string path)
    {
        if (Folder is not { } folder)
            return;
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, Name(path)), []);
            FileInfo[] all = new DirectoryInfo(folder).GetFiles();
            foreach (FileInfo old in all.Length <= Most ? [] : all.OrderBy(static file => file.LastWriteTimeUtc)
                .Take(all.Length - Most / 2))
                old.Delete();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // Its pages are then made as those of a stranger's notebook, which loses nothing but scripts.
        }
    }

    /// <summary>Whether the file is, byte for byte, one that a run of this user's has written.</summary>
    public static bool Knows(string path) => Folder is { } folder && File.Exists(Path.Combine(folder, Name(path)));

    private static string Name(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
