using System.Buffers.Binary;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

/// <summary>What a container announces is not believed: healthy is what decodes to the end with times that do not run back.</summary>
public sealed class VideoHealthTests : IDisposable
{
    private readonly TestVideo files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(1000 * 60 * 60 * 99.0)]
    [InlineData(60_000.0)]
    [InlineData(0.0)]
    public void A_duration_that_is_wrong_is_not_believed(double announced)
    {
        string path = files.Write("LE 3299.mkv", 45, codec: "mp4v");
        byte[] bytes = File.ReadAllBytes(path);
        // Matroska: the element Duration is 44 89, here a float of 8 bytes in milliseconds.
        int at = bytes.AsSpan().IndexOf<byte>([0x44, 0x89, 0x88]);
        Assert.True(at > 0, "the writer gives a duration");
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(at + 3), announced);
        File.WriteAllBytes(path, bytes);
        AssertHealthy(path, 45);
    }

    [Fact]
    public void Frames_that_an_edit_list_hides_are_not_missing()
    {
        string path = files.Write("LE 3299.mp4", 60);
        byte[] bytes = File.ReadAllBytes(path);
        int list = bytes.AsSpan().IndexOf("elst"u8), header = bytes.AsSpan().IndexOf("mdhd"u8);
        Assert.True(list > 0 && header > list, "the writer gives an edit list");
        uint scale = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(header + 16));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(list + 16), scale); // the first second is hidden
        File.WriteAllBytes(path, bytes);
        Assert.Equal(1, Mp4Boxes.HiddenSeconds(path), 3);
        var damage = new List<VideoDamage>();
        Assert.InRange(Read(path, damage), 25, 60);
        Assert.Empty(damage);
    }

    [Fact]
    public void A_matroska_file_that_was_cut_off_is_damaged()
    {
        string cut = files.Truncate(files.Write("LE 3299.mkv", 90, codec: "mp4v"), 0.6);
        Assert.True(ContainerLength.IsCut(cut));
        var damage = new List<VideoDamage>();
        Assert.InRange(Read(cut, damage), 10, 89);
        Assert.NotEmpty(damage);
    }

    [Theory]
    [InlineData("LE 3299.avi", "MJPG")]
    [InlineData("LE 3299.mkv", "mp4v")]
    public void A_whole_file_is_not_cut(string name, string codec)
    {
        string path = files.Write(name, 30, codec: codec);
        Assert.False(ContainerLength.IsCut(path));
        AssertHealthy(path, 30);
    }

    [Theory]
    [InlineData("........V_AV1...........", "AV1")]
    [InlineData("....V_MPEGH/ISO/HEVC....", "HEVC")]
    [InlineData("ID3.........", "sound")]
    public void A_codec_that_cannot_be_decoded_is_named(string text, string name)
    {
        string path = Path.Combine(files.Folder, "a.webm");
        File.WriteAllText(path, text);
        Assert.Contains(name, Assert.Throws<VideoException>(() => VideoFile.Open(path)).Message, StringComparison.Ordinal);
    }

    private static void AssertHealthy(string path, int frames)
    {
        var damage = new List<VideoDamage>();
        Assert.Equal(frames, Read(path, damage));
        Assert.Empty(damage);
    }

    private static int Read(string path, List<VideoDamage> damage)
    {
        using var reader = new VideoReader(path, CorruptionPolicy.Report);
        int frames = 0;
        while (reader.Next())
            frames++;
        damage.AddRange(reader.Damage);
        return frames;
    }
}
