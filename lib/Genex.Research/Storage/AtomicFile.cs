using System.Text;

namespace Genex.Research.Storage;

/// <summary>Writes files whole or not at all: beside their place, flushed to the disk, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file; its folder is made when missing, a file in its place is replaced.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using PendingFile file = new(path);
        write(file.Content);
        file.Commit();
    }

    /// <summary>Writes a text in UTF-8 without a mark.</summary>
    public static void Write(string path, string text) => Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
