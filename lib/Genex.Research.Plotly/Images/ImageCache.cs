using System.Security.Cryptography;
using System.Text;

namespace Genex.Research.Plotly.Images;

/// <summary>Drawn images on disk, by what they were drawn from, so that a notebook that runs again draws nothing anew.</summary>
/// <remarks>Bounded: when over <see cref="MaximumFiles"/>, those used longest ago go. Every failure of the disk only means drawing again.</remarks>
internal sealed class ImageCache(string? folder)
{
    /// <summary>About 40 MB of images.</summary>
    internal const int MaximumFiles = 1000;

    private const string DrawingVersion = "1"; // raise when equal figures are to be drawn differently

    /// <summary>The user's cache; none where the user has no such folder.</summary>
    internal static ImageCache OfUser() => new(CachePlaces.Figures);

    internal static string Key(string plotlyJson, int width, int height) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Invariant($"{DrawingVersion} {width}x{height} {plotlyJson}"))))[..40];

    internal byte[]? Find(string key)
    {
        if (folder is null) return null;
        string path = PathOf(key);
        try
        {
            if (!File.Exists(path)) return null;
            byte[] png = File.ReadAllBytes(path);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return png.Length > 0 ? png : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal void Keep(string key, byte[] png)
    {
        if (folder is null) return;
        try
        {
            using (PendingFile file = new(PathOf(key), @private: true))
            {
                file.Content.Write(png);
                file.Commit();
            }

            DropOldest();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not kept: it will be drawn again.
        }
    }

    private void DropOldest()
    {
        FileInfo[] files = [.. new DirectoryInfo(folder!).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc)];
        foreach (FileInfo file in files.Skip(MaximumFiles)) file.Delete();
    }

    private string PathOf(string key) => Path.Combine(folder!, $"{key}.png");
}
