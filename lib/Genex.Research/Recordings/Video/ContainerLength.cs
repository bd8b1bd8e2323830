using System.Buffers.Binary;

namespace Genex.Research.Recordings;

/// <summary>Whether a file ends before the end that its own first bytes give it: AVI and Matroska (MP4 is <see cref="Mp4Boxes"/>'s).</summary>
internal static class ContainerLength
{
    /// <summary>True for a file that was cut off; false for a whole one, and where the container does not say.</summary>
    internal static bool IsCut(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[64];
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return read == start.Length && (LengthOf(start) ?? 0) > file.Length;
    }

    private static long? LengthOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("RIFF"u8))
            return 8L + BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
        if (BinaryPrimitives.ReadUInt32BigEndian(start) != 0x1A45DFA3)
            return null;
        // RFC 8794: an EBML header, then a Segment; the size is a number whose leading zeros say how many bytes it has.
        int at = 4;
        if (Number(start, ref at) is not { } header || at + header + 12 > start.Length)
            return null;
        at += (int)header;
        if (BinaryPrimitives.ReadUInt32BigEndian(start[at..]) != 0x18538067)
            return null;
        at += 4;
        return Number(start, ref at) is { } segment ? at + segment : null;
    }

    /// <summary>An EBML number; null when all of its bits are set, which means "not known".</summary>
    private static long? Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[at]) - 23;
        if (length > 8 || at + length > bytes.Length)
            return null;
        long value = bytes[at] & (0xFF >> length), unknown = 0xFF >> length;
        for (int place = 1; place < length; place++)
            (value, unknown) = ((value << 8) | bytes[at + place], (unknown << 8) | 0xFF);
        at += length;
        return value == unknown ? null : value;
    }
}
