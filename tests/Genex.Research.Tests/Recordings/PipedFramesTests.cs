using System.Diagnostics;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

/// <summary>Where the program ffmpeg decodes, nothing is other than where OpenCV does: frames, times, pixels, damage.</summary>
public sealed class PipedFramesTests : IDisposable
{
    private readonly TestVideo folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string[]> Kinds => new()
    {
        { "main.mp4", ["-c:v", "libx264"] }, { "bt709.mp4", ["-c:v", "libx264", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"] },
        { "ten.mkv", ["-c:v", "libx264", "-pix_fmt", "yuv420p10le"] }, { "late.mkv", ["-c:v", "libx264", "-output_ts_offset", "2.5"] },
        { "varied.mkv", ["-vf", "select='not(between(mod(n,17),3,9))'", "-vsync", "vfr", "-c:v", "libx264"] }, { "two.webm", ["-c:v", "libvpx"] },
        { "old.avi", ["-c:v", "mpeg4", "-bf", "2"] }, { "full.mp4", ["-c:v", "libx264", "-pix_fmt", "yuvj420p"] }, { "pictures.mkv", ["-c:v", "mjpeg"] },
        { "odd.mp4", ["-c:v", "libx264", "-vf", "crop=318:238", "-bf", "3", "-g", "250"] },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Frames_are_the_same_to_the_bit(string name, string[] codec)
    {
        string path = Made(name, codec);
        FrameChoice[] choices = [FrameChoice.All, FrameChoice.AtRate(1), FrameChoice.AtRate(7.3), FrameChoice.Of([5, 0, 40, 41]), FrameChoice.Of([33])];
        foreach (FrameChoice choice in choices)
        {
            HashSet<int> wanted = [.. choice.Among(Walk(path, null, _ => false).Times)];
            Assert.NotEmpty(wanted);
            (double[] times, List<byte[]> pictures, string[] damage) = Walk(path, null, wanted.Contains);
            (double[] piped, List<byte[]> pipedPictures, string[] pipedDamage) = Walk(path, choice, wanted.Contains);
            Assert.Equal(times, piped);
            Assert.Equal(damage, pipedDamage);
            Assert.Equal(wanted.Count, pictures.Count);
            Assert.All(pictures.Zip(pipedPictures), pair => Assert.True(pair.First.AsSpan().SequenceEqual(pair.Second)));
        }
    }

    [Fact]
    public void It_is_the_program_that_decodes_where_its_pictures_are_the_same_and_never_where_they_are_not()
    {
        using PipedFrames? same = Open(Made("main.mp4", ["-c:v", "libx264"]));
        Assert.Equal(Ffmpeg, same is not null);
        using PipedFrames? other = Open(Made("full.mp4", ["-c:v", "libx264", "-pix_fmt", "yuvj420p"]));
        Assert.Null(other);
        Assert.Null(PipedFrames.Open(VideoFile.Open(Path.Combine(folder.Folder, "main.mp4")), FrameChoice.AtRate(1))); // too short to be worth it

        static PipedFrames? Open(string path) => PipedFrames.Open(VideoFile.Open(path), FrameChoice.AtRate(1), fewestPixels: 0);
    }

    /// <summary>Bytes that are overwritten in the middle: what is said is what OpenCV's own decoding says, and no frame is lost or comes twice.</summary>
    [Theory, InlineData(0.3), InlineData(0.6), InlineData(0.9)]
    public void A_damaged_video_is_decoded_here(double place)
    {
        string path = Made("damaged.mkv", ["-c:v", "libx264"]);
        byte[] bytes = File.ReadAllBytes(path);
        new Random(1).NextBytes(bytes.AsSpan((int)(place * bytes.Length), 900));
        File.WriteAllBytes(path, bytes);
        (double[] times, _, string[] damage) = Walk(path, null, _ => false);
        FrameChoice choice = FrameChoice.AtRate(5);
        HashSet<int> wanted = [.. choice.Among(times)];
        (double[] piped, List<byte[]> pictures, string[] pipedDamage) = Walk(path, choice, wanted.Contains);
        Assert.Equal(times.Length, piped.Length);
        Assert.Equal(damage, pipedDamage);
        Assert.Equal(wanted.Count(index => index < piped.Length), pictures.Count);
    }

    [Fact]
    public void Another_frame_than_those_chosen_is_decoded_here_and_so_are_all_after_it()
    {
        string path = Made("main.mp4", ["-c:v", "libx264"]);
        bool Asked(int index) => index is 0 or 10 or 30 or 31 or 60;
        (double[] times, List<byte[]> pictures, _) = Walk(path, null, Asked);
        (double[] piped, List<byte[]> pipedPictures, _) = Walk(path, FrameChoice.Of([10, 60]), Asked);
        Assert.Equal(times, piped);
        Assert.All(pictures.Zip(pipedPictures), pair => Assert.True(pair.First.AsSpan().SequenceEqual(pair.Second)));
        Assert.Equal(pictures.Count, pipedPictures.Count);
    }

    [Fact]
    public void A_reader_that_is_left_in_the_middle_leaves_no_program_behind()
    {
        string path = Made("main.mp4", ["-c:v", "libx264"]);
        using (VideoReader reader = new(path, CorruptionPolicy.Report, FrameChoice.AtRate(30), fewestPixels: 0)) Assert.True(reader.Next());
        Assert.True(SpinWait.SpinUntil(
            () => !Process.GetProcessesByName("ffmpeg").Any(one => CommandOf(one).Contains(path, StringComparison.Ordinal)), 10_000));

        static string CommandOf(Process process)
        {
            try
            {
                return File.ReadAllText(Invariant($"/proc/{process.Id}/cmdline"));
            }
            catch (IOException)
            {
                return ""; // it ended meanwhile
            }
        }
    }

    [Fact]
    public void Every_frame_is_asked_for_in_few_steps()
    {
        Assert.Equal("eq(n,7)", PipedFrames.Expression([7]));
        Assert.Equal("if(lt(n,3),eq(n,0),if(lt(n,9),eq(n,3),eq(n,9)))", PipedFrames.Expression([0, 3, 9]));
        Assert.InRange(PipedFrames.Expression([.. Enumerable.Range(100_000, 4000)]).Length, 1, 130_000);
    }

    private static bool Ffmpeg => VideoProgram.Run("ffmpeg", ["-version"], static _ => { }) == 0;

    // Made by ffmpeg where it is; otherwise by OpenCV, and everything is decoded by OpenCV.
    private string Made(string name, string[] codec)
    {
        string path = Path.Combine(folder.Folder, name);
        string[] filter = codec.Contains("-vf") ? [] : ["-vf", "null"];
        string[] arguments = ["-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=30:duration=3", .. filter, .. codec, "-y", path];
        if (VideoProgram.Run("ffmpeg", arguments, static _ => { }) == 0) return path;
        return folder.Write(Path.ChangeExtension(name, "mp4"), 90);
    }

    private static (double[] Times, List<byte[]> Pictures, string[] Damage) Walk(string path, FrameChoice? choice, Func<int, bool> isAsked)
    {
        using VideoReader reader = new(path, CorruptionPolicy.Report, choice, fewestPixels: 0);
        List<double> times = [];
        List<byte[]> pictures = [];
        while (reader.Next())
        {
            times.Add(reader.Milliseconds);
            if (!isAsked(reader.Index)) continue;
            using Mat picture = reader.Retrieve(FrameRegion.Whole);
            pictures.Add(SampledFrame.Planes(picture));
        }

        return ([.. times], pictures, [.. reader.Damage.Select(one => one.ToString())]);
    }
}
