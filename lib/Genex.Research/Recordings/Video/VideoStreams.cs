using System.Buffers.Binary;

namespace Genex.Research.Recordings;

/// <summary>How many video streams a file has, of which one is read: MP4 by its tracks' handlers (ISO/IEC 14496-12, section 8.4.3), Matroska by its tracks'
/// types (RFC 9559, section 5.1.4.1.3).</summary>
internal static class VideoStreams
{
    private const uint Ebml = 0x1A45DFA3, Segment = 0x18538067, Tracks = 0x1654AE6B, Entry = 0xAE, TrackType = 0x83;

    // Streams lie in an index, which is small; what is larger is no index of a sound file.
    private const long LargestIndex = 64 << 20;

    // A file of a million empty boxes, or of boxes within boxes, is made to keep a reader busy.
    private const int MostBoxes = 10_000, Deepest = 2;

    /// <summary>Their number; 1 where the container is another, or does not say.</summary>
    internal static int CountIn(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[8];
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        try
        {
            int count = read < start.Length ? 1 : BinaryPrimitives.ReadUInt32BigEndian(start) == Ebml ? InMatroska(file) : InMp4(file);
            return Math.Max(1, count);
        }
        catch (Exception problem) when (problem is EndOfStreamException or ArgumentException or IndexOutOfRangeException)
        {
            return 1; // damage is said when it is read
        }
    }

    private static int InMp4(FileStream file)
    {
        byte[] header = new byte[16];
        long at = 0;
        for (int box = 0; box < MostBoxes && at + 8 <= file.Length; box++)
        {
            (long size, int head, bool isIndex) = Box(file, at, header);
            if (size < 8) return 1;
            if (isIndex && size <= LargestIndex)
            {
                byte[] index = new byte[Math.Min(size, file.Length - at) - head];
                file.Position = at + head;
                file.ReadExactly(index);
                return TracksIn(index, Deepest);
            }
            at += size;
        }
        return 1;
    }

    private static (long Size, int Head, bool IsIndex) Box(FileStream file, long at, byte[] header)
    {
        file.Position = at;
        int read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        long size = BinaryPrimitives.ReadUInt32BigEndian(header);
        bool isLong = size == 1 && read == header.Length;
        size = isLong ? BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8)) : size == 0 ? file.Length - at : size;
        return (size > file.Length ? 0 : size, isLong ? 16 : 8, header.AsSpan(4, 4).SequenceEqual("moov"u8));
    }

    /// <summary>Handlers "vide" of an index, looked for in "trak", "mdia" and "hdlr" alone.</summary>
    private static int TracksIn(ReadOnlySpan<byte> boxes, int deeper)
    {
        int count = 0;
        for (int at = 0; at + 8 <= boxes.Length;)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(boxes[at..]);
            if (size < 8 || size > boxes.Length - at) break;
            ReadOnlySpan<byte> type = boxes.Slice(at + 4, 4), inside = boxes.Slice(at + 8, (int)size - 8);
            if (type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8)) count += deeper == 0 ? 0 : TracksIn(inside, deeper - 1);
            else if (type.SequenceEqual("hdlr"u8) && inside.Length >= 12 && inside.Slice(8, 4).SequenceEqual("vide"u8)) count++;
            at += (int)size;
        }
        return count;
    }

    private static int InMatroska(FileStream file)
    {
        long at = 0;
        for (int element = 0; element < MostBoxes && at < file.Length; element++)
        {
            file.Position = at;
            uint id = Id(file);
            long size = Size(file), inside = file.Position;
            if (id == Tracks && size is > 0 and <= LargestIndex) return TypesIn(file, inside + size);
            at = id == Segment ? inside : size < 0 ? file.Length : inside + size;
        }
        return 1;
    }

    private static int TypesIn(FileStream file, long end)
    {
        int count = 0;
        while (file.Position < end)
        {
            uint id = Id(file);
            long size = Size(file), inside = file.Position;
            if (id == Entry) continue; // its elements follow
            if (id == TrackType && file.ReadByte() == 1) count++;
            file.Position = size < 0 ? end : inside + size;
        }
        return count;
    }

    /// <summary>An element's id, with the bits that say how long it is.</summary>
    private static uint Id(FileStream file)
    {
        int first = Byte(file);
        uint id = (uint)first;
        for (int more = System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 24; more > 0; more--)
            id = (id << 8) | (uint)Byte(file);
        return id;
    }

    /// <summary>An element's size; -1 where it is not known.</summary>
    private static long Size(FileStream file)
    {
        int first = Byte(file), length = System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 23;
        long size = first & (0xFF >> length), unknown = 0xFF >> length;
        for (int place = 1; place < length; place++)
            (size, unknown) = ((size << 8) | (uint)Byte(file), (unknown << 8) | 0xFF);
        return size == unknown ? -1 : size;
    }

    private static int Byte(FileStream file) => file.ReadByte() is >= 0 and int value ? value : throw new EndOfStreamException();
}
