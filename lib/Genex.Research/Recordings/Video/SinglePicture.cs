namespace Genex.Research.Recordings;

/// <summary>Pictures that FFmpeg opens as if they were videos of one frame.</summary>
internal static class SinglePicture
{
    /// <summary>"PNG" and the like, by a file's first bytes, which a sequence of such pictures has too; null for every other file.</summary>
    internal static string? KindOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[12];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "PNG"
            : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "JPEG"
            : start.StartsWith("GIF8"u8) ? "GIF"
            : start.StartsWith("BM"u8) ? "BMP"
            : start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) ? "TIFF"
            : start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8) ? "WebP" : null;
    }
}
