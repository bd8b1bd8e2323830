using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Genex.Research.Recordings;

/// <summary>Where the files of face finders lie.</summary>
internal static class FaceDetectorFile
{
    /// <summary>The cascade that is taken where none is named.</summary>
    public const string Usual = "haarcascade_frontalface_alt2.xml";

    private static readonly string[] CascadeFolders =
        ["/usr/share/opencv4/haarcascades", "/usr/share/opencv/haarcascades", "/usr/local/share/opencv4/haarcascades"];

    // Files that were named, by their SHA-256: what is kept of a search names no folder.
    private static readonly ConcurrentDictionary<string, string> Named = new();

    /// <summary>Finds a file: one that was named before, else by its name among OpenCV's cascades and the weights.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sha256">What it must be; null: any.</param>
    /// <exception cref="FaceFinderException">It is not there, or is another one.</exception>
    public static string Find(string name, string? sha256)
    {
        if (sha256 is not null && Named.TryGetValue(sha256, out string? named) && File.Exists(named)) return named;
        string found = PathOf(name) ?? throw new FaceFinderException(name, "the face finder is not on this machine",
            "the file that faces are to be found with", name == Usual
                ? "Install it: apt-get install opencv-data (environment/setup.sh does). Or give YuNet's ONNX file: --face FILE.onnx."
                : $"Give the file (--face FILE.onnx), or put it into {CachePlaces.Weights}.");
        return sha256 is null || HashOf(found) == sha256 ? found
            : throw new FaceFinderException(found, "it is not the face finder that was used before (its SHA-256 is another)", sha256,
                "Give the one that was used: --face FILE.");
    }

    /// <summary>Where a file of this name lies, among OpenCV's cascades or the weights; null where it does not.</summary>
    public static string? PathOf(string name) =>
        CascadeFolders.Append(CachePlaces.Weights).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Remembers where a file lies.</summary>
    /// <returns>Its SHA-256, hexadecimal.</returns>
    public static string Know(string file)
    {
        string sha256 = HashOf(file);
        Named[sha256] = file;
        return sha256;
    }

    private static string HashOf(string file)
    {
        if (!FileStatus.IsRegular(file)) // a pipe that a stranger's study.json names would be waited for
            throw new FaceFinderException(file, "it is no file but a pipe, a device or a link to one", "the file of a face finder");
        using FileStream bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
