using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>Writes a video again at an even rate, each frame as it is or drawn upon. Times stay: a frame is shown from its own timestamp until the
/// next.</summary>
internal static class SteadyVideo
{
    private static readonly Dictionary<string, string> Codecs = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = "mp4v",
        [".m4v"] = "mp4v",
        [".mkv"] = "mp4v",
        [".avi"] = "MJPG",
    };

    /// <summary>Endings that can be written.</summary>
    public static string Endings => ".mp4, .mkv or .avi";

    /// <summary>Whether a file with this name can be written.</summary>
    public static bool CanWrite(string path) => Codecs.ContainsKey(Path.GetExtension(path));

    /// <summary>Writes the video, which appears whole or not at all, and counts its frames by reading it back.</summary>
    /// <param name="source">The video.</param>
    /// <param name="path">Where to; its ending decides the format.</param>
    /// <param name="draw">Given a frame (8-bit BGR) and its time in milliseconds; returns what is written, of one size, which is disposed here.</param>
    /// <param name="finish">Given the written file; returns the file to be put in place: itself, or another beside it. Null leaves it.</param>
    /// <param name="progress">Told every few frames.</param>
    /// <param name="cancellation">Stops between two frames; nothing is left.</param>
    /// <exception cref="VideoException">The source cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written, or does not read back.</exception>
    public static void Write(string source, string path, Func<Mat, double, Mat> draw, Func<string, string>? finish, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!, ending = Path.GetExtension(path);
        if (!Codecs.TryGetValue(ending, out string? codec)) throw new ArgumentException($"{path}: a video is written as {Endings}, not as \"{ending}\".");
        Directory.CreateDirectory(folder);
        // The program that writes knows the format by the ending, so the ending stays.
        string beside = Path.Combine(folder, $".{Path.GetFileNameWithoutExtension(path)}.{Guid.NewGuid():N}{ending}");
        string? finished = null;
        try
        {
            int written = Copy(source, beside, codec, draw, progress, cancellation);
            finished = finish?.Invoke(beside) ?? beside;
            int read = CountFrames(finished);
            if (read < written - 1)
                throw new IOException(Invariant($"{path} does not read back: {read} of {written} frames; the disk may be full."));
            File.Move(finished, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
            if (finished is not null) File.Delete(finished);
        }
    }

    private static int Copy(string source, string path, string codec, Func<Mat, double, Mat> draw, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        using VideoReader reader = new(source, CorruptionPolicy.Report);
        double rate = Math.Clamp(reader.File.FramesPerSecond, 1, 120);
        VideoWriter? writer = null;
        Mat? shown = null;
        int written = 0;
        try
        {
            while (reader.Next())
            {
                cancellation.ThrowIfCancellationRequested();
                if (shown is not null) Fill(reader.Milliseconds);
                using Mat frame = reader.Retrieve(FrameRegion.Whole);
                shown?.Dispose();
                shown = draw(frame, reader.Milliseconds);
                if (writer is null)
                {
                    writer = new VideoWriter(path, VideoCaptureAPIs.FFMPEG, FourCC.FromString(codec), rate, shown.Size());
                    if (!writer.IsOpened()) throw new IOException($"{path}: OpenCV's video writer did not open the file; its FFmpeg lacks {codec}.");
                }

                if (reader.Index % 30 == 0) progress?.Report(new Progress("drawing", reader.Index, Math.Max(reader.Index, reader.File.FrameCount)));
            }

            if (shown is not null) Fill(reader.Milliseconds + 1000 / rate);
            return written;
        }
        finally
        {
            shown?.Dispose();
            writer?.Dispose();
        }

        void Fill(double until)
        {
            for (; written * 1000 / rate < until - 500 / rate; written++) writer!.Write(shown!);
        }
    }

    private static int CountFrames(string path)
    {
        using VideoReader reader = new(path, CorruptionPolicy.Report);
        int frames = 0;
        while (reader.Next()) frames++;
        return frames;
    }
}
