using System.Text;

namespace Genex.Research.Storage;

/// <summary>Writes files whole or not at all: beside their place, flushed to the disk, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file; its folder is made when missing, a file in its place is replaced.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = new(beside, FileMode.CreateNew))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Writes a text in UTF-8 without a mark.</summary>
    public static void Write(string path, string text) => Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
