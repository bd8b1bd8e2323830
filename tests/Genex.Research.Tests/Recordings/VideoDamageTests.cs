using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public sealed class VideoDamageTests : IDisposable
{
    private readonly TestVideo files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains("nowhere.mp4: there is no such file", Error("nowhere.mp4").Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_is_named() => Assert.Contains("the file is empty (0 bytes)", Error(Write("a.mp4", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_file_is_no_video() =>
        Assert.Contains("no video stream", Error(Write("a.mp4", "not a video, whatever its name"u8.ToArray())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    public void A_truncated_mp4_whose_index_is_lost_cannot_be_opened_and_says_why(double share)
    {
        VideoException error = Error(files.Truncate(files.Write("LE 3299.mp4", 60), share));
        Assert.Contains("bytes before the end of its", error.Message, StringComparison.Ordinal);
        Assert.Contains("the file is truncated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_video_whose_index_is_there_never_reads_short_in_silence()
    {
        string cut = files.Truncate(files.Write("LE 3299.avi", 90, codec: "MJPG"), 0.6);
        VideoException error = Assert.Throws<VideoException>(() => Read(cut, CorruptionPolicy.Fail, null));
        Assert.Matches("after frame [0-9]+, [0-9]+ ms: only [0-9]+ frames can be decoded.*; expected 90, as the container announces", error.Message);
        Assert.Throws<VideoException>(() => Read(cut, CorruptionPolicy.Skip, null));

        var damage = new List<VideoDamage>();
        int frames = Read(cut, CorruptionPolicy.Report, damage.Add);
        Assert.InRange(frames, 30, 80);
        Assert.Equal(error.Found, Assert.Single(damage).Found);
    }

    [Fact]
    public void A_hole_in_the_middle_is_read_past_and_reported()
    {
        string path = files.Write("LE 3299.mp4", 95);
        byte[] bytes = File.ReadAllBytes(path);
        Array.Clear(bytes, bytes.Length / 3, bytes.Length / 4);
        File.WriteAllBytes(path, bytes);

        Assert.Throws<VideoException>(() => Read(path, CorruptionPolicy.Fail, null));
        var damage = new List<VideoDamage>();
        double last = 0;
        int frames = 0;
        foreach (SampledFrame frame in VideoSampling.Read(path, new VideoSamplingSettings(1000, Width: 8, Height: 8, Corruption: CorruptionPolicy.Report),
            damage.Add))
        {
            using (frame)
                (last, frames) = (frame.Milliseconds, frames + 1);
        }
        Assert.InRange(frames, 30, 94);
        Assert.True(last > 2500, "the frames after the hole are read, at their own time");
        Assert.Contains("the longest gap is", Assert.Single(damage).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_video_has_no_damage()
    {
        var damage = new List<VideoDamage>();
        Assert.Equal(40, Read(files.Write("LE 3299.mp4", 40), CorruptionPolicy.Report, damage.Add));
        Assert.Empty(damage);
    }

    private static int Read(string path, CorruptionPolicy policy, Action<VideoDamage>? damaged)
    {
        int frames = 0;
        foreach (SampledFrame frame in VideoSampling.Read(path, new VideoSamplingSettings(1000, Width: 8, Height: 8, Corruption: policy), damaged))
        {
            frame.Dispose();
            frames++;
        }
        return frames;
    }

    private static VideoException Error(string path)
    {
        VideoException error = Assert.Throws<VideoException>(() => VideoFile.Open(path));
        Assert.Equal(path, error.File);
        return error;
    }

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(files.Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
