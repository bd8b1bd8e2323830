using System.Text;

namespace Genex.Research.Storage;

/// <summary>Writes files whole or not at all: beside their place, flushed to the disk, then renamed; a failure leaves what was there before and nothing beside
/// it.</summary>
/// <remarks>Folders are made when missing; a file in the place is replaced. This file and <see cref="PendingFile"/> stand on nothing else, so that the notebook
/// host compiles them as well.</remarks>
internal static class AtomicFile
{
    /// <summary>Writes a file through a stream.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="write">Writes.</param>
    /// <param name="private">Whether it, and a folder that is made for it, can be read by its user alone.</param>
    public static void Write(string path, Action<Stream> write, bool @private = false)
    {
        using PendingFile file = new(path, @private);
        write(file.Content);
        file.Commit();
    }

    /// <summary>Writes a text in UTF-8 without a mark.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public static void Write(string path, byte[] bytes, bool @private = false) => Write(path, file => file.Write(bytes), @private);

    /// <summary>Writes a file through a stream, asynchronously.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, bool @private = false)
    {
        using PendingFile file = new(path, @private);
        await write(file.Content);
        file.Commit();
    }

    /// <summary>Does nothing where a file can be written, before the work begins whose result it will hold.</summary>
    /// <exception cref="IOException">It cannot: no room, or a file where a folder should be.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot: a folder that may not be written.</exception>
    public static void RequireWritable(string path)
    {
        using PendingFile trial = new(path);
        trial.Content.Write(new byte[4096]); // an empty file can be made on a full disk
        trial.Content.Flush(flushToDisk: true);
    }

    /// <summary>Puts in place what is made under a name beside it: a link, a copy with its permissions.</summary>
    public static void Place(string path, Action<string> make)
    {
        string beside = PendingFile.Beside(path);
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
}
