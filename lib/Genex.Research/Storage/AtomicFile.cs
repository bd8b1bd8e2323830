using System.Text;

namespace Genex.Research.Storage;

/// <summary>Writes files whole or not at all: beside their place, flushed to the disk, then renamed; a failure leaves what was there before and nothing beside
/// it.</summary>
/// <remarks>Folders are made when missing; a file in the place is replaced. This file stands on nothing else, so that the notebook host compiles it as
/// well.</remarks>
internal static class AtomicFile
{
    /// <summary>Writes a file through a stream.</summary>
    public static void Write(string path, Action<Stream> write) => Place(path, beside =>
    {
        using FileStream file = new(beside, FileMode.CreateNew);
        write(file);
        file.Flush(flushToDisk: true);
    });

    /// <summary>Writes a text in UTF-8 without a mark.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public static void Write(string path, byte[] bytes) => Write(path, file => file.Write(bytes));

    /// <summary>Writes a file through a stream, asynchronously.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        string beside = Beside(path);
        try
        {
            await using (FileStream file = new(beside, FileMode.CreateNew))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Puts in place what is made under a name beside it: a link, a copy with its permissions.</summary>
    public static void Place(string path, Action<string> make)
    {
        string beside = Beside(path);
        try
        {
            make(beside);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static string Beside(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return $"{path}.{Guid.NewGuid():N}.tmp";
    }
}
