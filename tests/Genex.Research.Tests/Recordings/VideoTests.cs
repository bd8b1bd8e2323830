using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

public sealed class VideoTests : IDisposable
{
    private readonly TestVideo files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void The_container_is_described()
    {
        VideoFile video = VideoFile.Open(files.Write("LE 3299.mp4", 45));
        Assert.Equal((320, 240, 30.0, 45, 1500.0), (video.Width, video.Height, video.FramesPerSecond, video.FrameCount, video.Duration.TotalMilliseconds));
    }

    [Theory]
    [InlineData(1, new[] { 0, 30, 60 })]
    [InlineData(2, new[] { 0, 15, 30, 45, 60 })]
    [InlineData(4, new[] { 0, 8, 15, 23, 30, 38, 45, 53, 60 })] // 250 ms falls between frames 7 and 8: the first at or after
    public void A_rate_takes_the_first_frame_at_or_after_each_due_time(double rate, int[] indices)
    {
        string path = files.Write("LE 3299.mp4", 61);
        var taken = new List<SampledFrame>(VideoSampling.Read(path, new VideoSamplingSettings(rate, Width: 16, Height: 16)));
        Assert.Equal(indices, taken.Select(frame => frame.Index));
        Assert.All(taken, frame => Assert.Equal(frame.Index * 1000.0 / 30, frame.Milliseconds, 1e-3));
        taken.ForEach(frame => frame.Dispose());
    }

    [Fact]
    public void A_rate_over_the_videos_own_takes_every_frame_once()
    {
        string path = files.Write("LE 3299.mp4", 20);
        Assert.Equal(Enumerable.Range(0, 20), VideoSampling.Read(path, new VideoSamplingSettings(1000, Width: 8, Height: 8)).Select(Index));
    }

    [Fact]
    public void Frames_are_taken_by_index()
    {
        string path = files.Write("LE 3299.mp4", 40);
        Assert.Equal([3, 4, 31], VideoSampling.ReadIndices(path, [31, 3, 4]).Select(Index));
        Assert.Contains("no frame 40", Assert.Throws<VideoException>(() => VideoSampling.ReadIndices(path, [2, 40]).Select(Index).ToList()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_input_is_the_webcam_quarter_and_the_whole_of_a_webcam_only_file()
    {
        // Bottom right: gray 20 at frame 0. The whole: half white, a quarter green, a quarter gray.
        Assert.InRange(MeanOfFirst(files.Write("Screen recording 1 - LE 3299.mp4", 5), null)[0], 14, 30);
        Assert.InRange(MeanOfFirst(files.Write("RespCam_AR  2298_x.mp4", 5), null)[0], 100, 160);
    }

    [Fact]
    public void Each_region_shows_its_part_of_the_composite()
    {
        string path = files.Write("LE 3299.mp4", 5);
        Assert.All(new[] { 0, 1, 2 }, channel => Assert.InRange(MeanOfFirst(path, FrameRegion.SignalPanel)[channel], 245, 255));
        Scalar stimulus = MeanOfFirst(path, FrameRegion.Stimulus);
        Assert.True(stimulus[1] > 200 && stimulus[0] < 60 && stimulus[2] < 60);
    }

    [Fact]
    public void The_same_file_gives_the_same_frames()
    {
        string path = files.Write("LE 3299.mp4", 31);
        byte[][] Read() =>
            [.. VideoSampling.Read(path, new VideoSamplingSettings(3))
            .Select(frame =>
            { using (frame) { frame.Image.GetArray(out Vec3b[] pixels); return pixels.SelectMany(p => new[] { p.Item0, p.Item1, p.Item2 }).ToArray(); } })];
        Assert.Equal(Read(), Read());
    }

    [Fact]
    public void A_black_frame_is_known_as_one()
    {
        string path = files.Write("LE 3299.mp4", 60, paint: (frame, index) =>
            { if (index < 30) frame.SetTo(Scalar.Black); else TestVideo.Quarters(frame, index); });
        Assert.Equal([true, false], VideoSampling.Read(path).Select(frame => { using (frame) return frame.IsBlack(); }));
    }

    [Fact]
    public void Sampling_settings_have_ranges()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VideoSamplingSettings(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VideoSamplingSettings(Width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameRegion(0.6, 0, 0.5, 1));
    }

    private static int Index(SampledFrame frame)
    {
        using (frame)
            return frame.Index;
    }

    private static Scalar MeanOfFirst(string path, FrameRegion? region)
    {
        using SampledFrame frame = VideoSampling.Read(path, new VideoSamplingSettings(Region: region)).First();
        Assert.Equal((224, 224), (frame.Image.Width, frame.Image.Height));
        return Cv2.Mean(frame.Image);
    }
}
