using System.Buffers.Binary;
using System.Text;

namespace Genex.Research.Recordings;

/// <summary>The top-level boxes of an MP4 file: enough to tell a truncated file from a whole one before decoding it.</summary>
/// <remarks>ISO/IEC 14496-12, section 4.2: a box is a 32-bit size, a four-letter type and, when the size is 1, a 64-bit size.</remarks>
internal static class Mp4Boxes
{
    /// <summary>What is wrong with the boxes.</summary>
    /// <param name="Fatal">Whether nothing can be decoded at all.</param>
    /// <param name="Place">Where in the file.</param>
    /// <param name="Found">What is wrong.</param>
    /// <param name="Expected">What a whole file would have.</param>
    internal sealed record Damage(bool Fatal, string Place, string Found, string Expected);

    /// <summary>Walks the boxes. Null when they are sound, and when the file is no MP4.</summary>
    internal static Damage? FindDamage(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (!StartsAsMp4(file))
            return null;

        bool index = false;
        Damage? cut = null;
        long at = 0, length = file.Length;
        Span<byte> header = stackalloc byte[16];
        while (at < length && cut is null)
        {
            file.Position = at;
            int read = file.ReadAtLeast(header, 16, throwOnEndOfStream: false);
            if (read < 8)
                cut = new Damage(false, Invariant($"byte {at:N0}"), Invariant($"{read} stray bytes at the end"), "a whole box");
            else
            {
                long size = BinaryPrimitives.ReadUInt32BigEndian(header);
                string type = Encoding.Latin1.GetString(header[4..8]);
                if (size == 1 && read == 16)
                    size = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
                else if (size == 0)
                    size = length - at; // "to the end of the file"
                if (size < 8)
                    cut = new Damage(false, Invariant($"byte {at:N0}"), "bytes that are no MP4 box", "a box");
                else if (size > length - at)
                    cut = new Damage(false, Invariant($"byte {at:N0}"),
                        Invariant($"the file ends {size - (length - at):N0} bytes before the end of its '{type}' box"),
                        Invariant($"{at + size:N0} bytes at least, not {length:N0}: the file is truncated"));
                else
                    index |= type is "moov" or "moof";
                at += Math.Max(size, 8);
            }
        }
        if (index)
            return cut;
        return new Damage(true, cut?.Place ?? Invariant($"byte {length:N0}"), cut?.Found ?? "the file ends without an index ('moov' box)",
            cut is null ? "one: the recording was not finished, or the file is truncated" : cut.Expected
                + ", and its index ('moov' box) is lost with the rest");
    }

    /// <summary>Whether a file is an MP4 file.</summary>
    internal static bool IsMp4(string path)
    {
        using FileStream file = File.OpenRead(path);
        return StartsAsMp4(file);
    }

    /// <summary>Seconds at the start of the media that edit lists hide, the most of any track; 0 for a file without any.</summary>
    /// <remarks>ISO/IEC 14496-12, 8.6.6: an edit's media time is in units of its track's time scale, which the media header (8.4.2) gives.</remarks>
    internal static double HiddenSeconds(string path)
    {
        byte[] all = Index(path);
        double most = 0;
        for (int at = Find(all, "elst"u8, 0); at >= 0; at = Find(all, "elst"u8, at + 4))
        {
            int header = Find(all, "mdhd"u8, at);
            if (header < 0 || at + 20 > all.Length || header + 28 > all.Length)
                break;
            bool wide = all[at + 4] == 1, wideHeader = all[header + 4] == 1;
            if (at + (wide ? 28 : 20) > all.Length)
                break;
            long media = wide ? BinaryPrimitives.ReadInt64BigEndian(all.AsSpan(at + 20)) : BinaryPrimitives.ReadInt32BigEndian(all.AsSpan(at + 16));
            double scale = BinaryPrimitives.ReadUInt32BigEndian(all.AsSpan(header + (wideHeader ? 24 : 16)));
            if (media > 0 && scale > 0)
                most = Math.Max(most, media / scale);
        }
        return most;
    }

    /// <summary>The index ('moov') box, up to 64 MB of it; empty when there is none.</summary>
    private static byte[] Index(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[16];
        for (long at = 0; at + 8 <= file.Length;)
        {
            file.Position = at;
            int read = file.ReadAtLeast(header, 16, throwOnEndOfStream: false);
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (size == 1 && read == 16)
                size = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            else if (size == 0)
                size = file.Length - at;
            if (size < 8)
                break;
            if (header[4..8].SequenceEqual("moov"u8))
            {
                byte[] index = new byte[Math.Min(Math.Min(size, file.Length - at), 64 << 20)];
                file.Position = at;
                file.ReadExactly(index);
                return index;
            }
            at += size;
        }
        return [];
    }

    private static int Find(byte[] all, ReadOnlySpan<byte> type, int from)
    {
        int found = from < all.Length ? all.AsSpan(from).IndexOf(type) : -1;
        return found < 0 ? -1 : from + found;
    }

    private static bool StartsAsMp4(FileStream file)
    {
        Span<byte> start = stackalloc byte[8];
        return file.ReadAtLeast(start, 8, throwOnEndOfStream: false) == 8 && start[4..].SequenceEqual("ftyp"u8);
    }
}
