using Genex.Research.Alignment;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

public class RegionFinderTests
{
    [Theory]
    [InlineData("LE 3299.mp4")]
    [InlineData("webcam of LE 3299.mp4")]
    [InlineData("RespCam_LE 3299.mp4")]
    public void A_picture_without_quarters_is_taken_whole_whatever_its_name(string name)
    {
        using var files = new TestVideo();
        VideoRegion region = RegionFinder.Find(files.Write(name, 60, paint: Person));
        Assert.Equal(FrameRegion.Whole, region.Region);
        Assert.False(region.IsDoubtful);
    }

    [Theory]
    [InlineData("LE 3299.mp4")]
    [InlineData("webcam of LE 3299.mp4")]
    [InlineData("Screen recording 1 - LE 3299.mp4")]
    public void A_picture_of_quarters_is_a_composite_screen(string name)
    {
        using var files = new TestVideo();
        VideoRegion region = RegionFinder.Find(files.Write(name, 60));
        Assert.Equal((FrameRegion.Webcam, false), (region.Region, region.IsDoubtful));
    }

    [Fact]
    public void A_webcam_file_that_shows_quarters_is_called_doubtful()
    {
        using var files = new TestVideo();
        VideoRegion region = RegionFinder.Find(files.Write("RespCam_LE 3299.mp4", 60));
        Assert.Equal((FrameRegion.Whole, true), (region.Region, region.IsDoubtful));
    }

    [Fact]
    public void A_gaze_replay_that_shows_no_quarters_is_called_doubtful_and_noted()
    {
        using var study = new StudyFolder();
        using var files = new TestVideo();
        File.Move(files.Write("Screen recording 1 - LE 3299.mp4", 30, paint: Person), Path.Combine(study.Root, "Screen recording 1 - LE 3299.mp4"));
        AlignedStudy aligned = StudyAligner.Align(StudyReader.Read(study.Root));
        Assert.Equal(FrameRegion.Webcam, aligned.Recordings[0].Region!.Region);
        Assert.Contains(aligned.Notes, note => note.Contains("bottom right quarter is taken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("whole", 0, 0, 1, 1)]
    [InlineData("webcam", 0.5, 0.5, 0.5, 0.5)]
    [InlineData("0.1,0.2,0.3,0.4", 0.1, 0.2, 0.3, 0.4)]
    public void A_region_is_read_from_words_or_fractions(string text, double x, double y, double width, double height) =>
        Assert.Equal(new FrameRegion(x, y, width, height), FrameRegion.Parse(text));

    [Theory]
    [InlineData("left")]
    [InlineData("0.1,0.2,0.3")]
    [InlineData("0.5,0,0.6,1")]
    public void A_region_that_is_none_is_refused(string text) => Assert.ThrowsAny<ArgumentException>(() => FrameRegion.Parse(text));

    /// <summary>A head that moves before a background with a window frame near the middle.</summary>
    private static void Person(Mat frame, int index)
    {
        frame.SetTo(new Scalar(140, 150, 160));
        frame[new Rect(frame.Width / 2 - 30, 0, 6, frame.Height)].SetTo(new Scalar(60, 60, 60));
        Cv2.Circle(frame, frame.Width / 2 + index % 9, frame.Height / 2, frame.Height / 4, new Scalar(90, 120, 200), -1);
    }
}
