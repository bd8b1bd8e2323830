using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>What a video's container says of it, before a frame is decoded.</summary>
/// <param name="Path">The file.</param>
/// <param name="Width">Frame width, pixels.</param>
/// <param name="Height">Frame height, pixels.</param>
/// <param name="FramesPerSecond">Average frame rate.</param>
/// <param name="FrameCount">Frames that the container announces, which is an estimate in most formats; 0 where it announces none.</param>
public sealed record VideoFile(string Path, int Width, int Height, double FramesPerSecond, int FrameCount)
{
    /// <summary>How long the video is: as it was decoded where it was, else frame count over frame rate, as announced.</summary>
    public TimeSpan Duration => Decoded ?? TimeSpan.FromSeconds(FrameCount / FramesPerSecond);

    /// <summary>From the first frame to the end of the last, where the video was decoded; null where only its header was read.</summary>
    public TimeSpan? Decoded { get; init; }

    /// <summary>Reads the container's header.</summary>
    /// <exception cref="VideoException">The file is missing, empty, truncated, or not a video.</exception>
    public static VideoFile Open(string path)
    {
        using VideoCapture capture = OpenCapture(path);
        return Describe(path, capture);
    }

    internal static VideoCapture OpenCapture(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new VideoException(path, null, "there is no such file", "a video");
        if (file.Length == 0)
            throw new VideoException(path, null, "the file is empty (0 bytes)", "a video", "Copy the file again from its source.");
        RequireReadable(path);
        if (Mp4Boxes.FindDamage(path) is { } damage && damage.Fatal)
            throw new VideoException(path, damage.Place, damage.Found, damage.Expected,
                "Copy the file again from its source; a recording that was never finished must be repaired with the program that made it.");

        var capture = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
        if (capture.IsOpened() && SinglePicture.KindOf(path) is { } kind && !(capture.Grab() && capture.Grab()))
        {
            capture.Dispose();
            throw new VideoException(path, null, $"it is a single picture ({kind}), whatever its name says", "a video",
                "Give the recording that the picture was taken from.");
        }
        if (capture.IsOpened())
            return SinglePicture.KindOf(path) is null ? capture : new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
        capture.Dispose();
        throw new VideoException(path, null, Invariant($"no video stream can be decoded ({file.Length:N0} bytes)") + VideoCodec.Clause(path),
            "an MP4 or another video that FFmpeg reads");
    }

    /// <summary>Opens the file once, so that one that may not be read is a video that cannot be used, as every other damaged one.</summary>
    private static void RequireReadable(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            _ = file.ReadByte();
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new VideoException(path, null, "the file may not be read", "a video that may be read", "Have the file's owner let you read it.", problem);
        }
        catch (IOException problem)
        {
            throw new VideoException(path, null, $"the file cannot be read ({problem.Message.TrimEnd('.')})", "a video that can be read",
                "Copy the file again from its source.", problem);
        }
    }

    internal static VideoFile Describe(string path, VideoCapture capture)
    {
        var video = new VideoFile(path, capture.FrameWidth, capture.FrameHeight, capture.Fps, Math.Max(0, capture.FrameCount));
        if (video is { Width: > 0, Height: > 0, FramesPerSecond: > 0 and < 10_000 })
            return video;
        capture.Dispose();
        throw new VideoException(path, null,
            Invariant($"the container announces {video.Width} x {video.Height} pixels at {video.FramesPerSecond} frames per second"),
            "a size and a rate above zero");
    }
}
