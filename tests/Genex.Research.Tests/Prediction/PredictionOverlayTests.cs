using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using OpenCvSharp;

namespace Genex.Research.Tests.Prediction;

[Collection("prediction")]
public sealed class PredictionOverlayTests(PredictionStudy study)
{
    [Theory, InlineData(".avi"), InlineData(".mp4")]
    public void The_overlay_is_the_video_with_bars_beside_it(string ending)
    {
        RecordingPrediction made = study.New(study.Fusion);
        string path = Path.Combine(study[""], "overlay" + ending);
        IReadOnlyList<string> said = made.WriteOverlay(path);
        if (!OnPath("ffmpeg")) Assert.Contains("ffmpeg is not installed", Assert.Single(said), StringComparison.Ordinal);
        (int frames, double end, Size size) = Measure(path);
        (int before, double length, Size own) = Measure(made.VideoPath);
        Assert.InRange(frames, before - 1, before + 1);
        Assert.Equal(length, end, 200.0);
        Assert.True(size.Width > own.Width && size.Height >= own.Height);
        Assert.Equal(0, size.Width % 2);
        // The bars move: the panel is another picture at another moment.
        using VideoReader reader = new(path, CorruptionPolicy.Report);
        List<Mat> panels = [];
        while (reader.Next())
        {
            if (reader.Index is not (20 or 90)) continue;
            using Mat frame = reader.Retrieve(FrameRegion.Whole);
            panels.Add(frame[new Rect(own.Width, 0, frame.Width - own.Width, frame.Height)].Clone());
        }

        using Mat difference = new();
        Cv2.Absdiff(panels[0], panels[1], difference);
        Assert.True(Cv2.Sum(difference).Val0 > 1000);
        panels.ForEach(panel => panel.Dispose());
        Assert.DoesNotContain(Directory.EnumerateFiles(study[""]), file => Path.GetFileName(file).StartsWith(".overlay", StringComparison.Ordinal));
    }

    [Fact]
    public void An_overlay_that_is_cancelled_or_misnamed_leaves_nothing()
    {
        RecordingPrediction made = study.New();
        string path = Path.Combine(study["cut"], "overlay.mp4");
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => made.WriteOverlay(path, cancellation: stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(study["cut"]));
        Assert.Contains(".mp4", Assert.Throws<ArgumentException>(() => made.WriteOverlay("overlay.txt")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_of_a_moment_stay_until_the_next()
    {
        double[] times = [0, 1000, 2000];
        Assert.Equal([-1, 0, 0, 1, 2, 2], new[] { -5.0, 0, 999, 1000, 2000, 1e9 }.Select(time => PredictionOverlay.MomentAt(times, time)));
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static (int Frames, double End, Size Size) Measure(string path)
    {
        using VideoReader reader = new(path, CorruptionPolicy.Report);
        int frames = 0;
        while (reader.Next()) frames++;
        return (frames, reader.Milliseconds, new Size(reader.File.Width, reader.File.Height));
    }
}
