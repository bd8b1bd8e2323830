using System.Buffers.Binary;
using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Width and height of a picture from its first bytes, so that a small file that claims gigabytes is refused before it is decoded.</summary>
/// <remarks>PNG (ISO/IEC 15948, 11.2.2): the first chunk is IHDR. JPEG (ITU-T T.81, B.2.2): the frame header SOFn, found from marker to marker.</remarks>
internal static class PictureSize
{
    private const int MostMarkers = 1000;

    /// <summary>The size; null for a file that is neither, or does not say.</summary>
    public static Size? Of(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[24];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length) return null;
        if (start.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']))
            return Of(BinaryPrimitives.ReadUInt32BigEndian(start[16..]), BinaryPrimitives.ReadUInt32BigEndian(start[20..]));
        if (!start.StartsWith<byte>([0xFF, 0xD8])) return null;
        file.Position = 2;
        Span<byte> header = stackalloc byte[9];
        for (int marker = 0; marker < MostMarkers && file.ReadAtLeast(header, 9, throwOnEndOfStream: false) == 9 && header[0] == 0xFF; marker++)
        {
            if (header[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Of(BinaryPrimitives.ReadUInt16BigEndian(header[7..]), BinaryPrimitives.ReadUInt16BigEndian(header[5..]));
            file.Position += BinaryPrimitives.ReadUInt16BigEndian(header[2..]) + 2 - header.Length;
        }

        return null;
    }

    private static Size Of(uint width, uint height) => new((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
}
