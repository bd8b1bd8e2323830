namespace Genex.Notebooks.Display;

/// <summary>Tells images from other bytes by the signature that they begin with.</summary>
internal static class ImageBytes
{
    /// <summary>The MIME type of an encoded PNG, JPEG or GIF image; null for anything else.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        return bytes.StartsWith("GIF8"u8) ? "image/gif" : null;
    }
}
