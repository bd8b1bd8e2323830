using System.Buffers.Binary;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

/// <summary>Counting the video streams of a container, also of one that is made to keep a reader busy.</summary>
public sealed class VideoStreamsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-streams-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(0, 1), InlineData(1, 1), InlineData(2, 2), InlineData(3, 3)]
    public void Tracks_of_Matroska_are_counted_by_their_type(int videos, int expected)
    {
        byte[] tracks = [.. Enumerable.Repeat<byte[]>([0xAE, 0x83, 0x83, 0x81, 0x01], videos).SelectMany(static one => one), 0xAE, 0x83, 0x83, 0x81, 0x02];
        Assert.Equal(expected, CountIn([0x1A, 0x45, 0xDF, 0xA3, 0x80, 0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            0x16, 0x54, 0xAE, 0x6B, (byte)(0x80 | tracks.Length), .. tracks]));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(4)]
    public void Tracks_of_MP4_are_counted_by_their_handlers(int videos) => Assert.Equal(videos, CountIn(
        [.. Box("ftyp", new byte[8]), .. Box("moov", [.. Enumerable.Range(0, videos).SelectMany(_ => Track("vide")), .. Track("soun")])]));

    [Fact]
    public void Boxes_within_boxes_end_somewhere()
    {
        const int Depth = 200_000;
        byte[] nested = new byte[8 * Depth];
        for (int level = 0; level < Depth; level++)
        {
            BinaryPrimitives.WriteInt32BigEndian(nested.AsSpan(8 * level), 8 * (Depth - level));
            "trak"u8.CopyTo(nested.AsSpan((8 * level) + 4));
        }

        Assert.Equal(1, CountIn(Box("moov", nested)));
    }

    [Fact]
    public void A_million_empty_boxes_are_not_walked_through() =>
        Assert.Equal(1, CountIn([.. Enumerable.Repeat(Box("free", []), 1_000_000).SelectMany(static box => box),
            .. Box("moov", [.. Track("vide"), .. Track("vide")])]));

    private static byte[] Track(string handler) =>
        Box("trak", Box("mdia", Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(handler), 0, 0, 0, 0])));

    private static byte[] Box(string type, byte[] inside)
    {
        byte[] box = new byte[8 + inside.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        System.Text.Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        inside.CopyTo(box.AsSpan(8));
        return box;
    }

    private int CountIn(byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, "video");
        File.WriteAllBytes(path, bytes);
        return VideoStreams.CountIn(path);
    }
}
