using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Reads a video back that was written. OpenCV's writer says nothing of a disk that filled up.</summary>
internal static class WrittenVideo
{
    /// <summary>Does nothing when a video is whole: its boxes, its size, its number of frames, and its first and last frame, which can be decoded.</summary>
    /// <exception cref="IOException">It is not.</exception>
    public static void Require(string path, Size size, int frames)
    {
        if (!Mp4Boxes.IsMp4(path) || Mp4Boxes.FindDamage(path) is not null) throw Cut(path, "the file is not whole");
        using VideoCapture video = new(path, VideoCaptureAPIs.FFMPEG);
        if (!video.IsOpened() || video.FrameWidth != size.Width || video.FrameHeight != size.Height || video.FrameCount != frames)
            throw Cut(path, Invariant($"{video.FrameCount} frames of {video.FrameWidth} x {video.FrameHeight}, not {frames} of {size.Width} x {size.Height}"));
        using Mat frame = new();
        foreach (int place in (int[])[0, frames - 1])
        {
            video.Set(VideoCaptureProperties.PosFrames, place);
            if (!video.Read(frame) || frame.Empty()) throw Cut(path, Invariant($"frame {place} cannot be read"));
        }
    }

    private static IOException Cut(string path, string found) => new($"{path}: the video was not written whole ({found}). Is the disk full?");
}
