using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

/// <summary>Small real video files, written for a test in a folder that goes with it.</summary>
internal sealed class TestVideo : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("genex-video-").FullName;

    /// <summary>Writes frames whose four quarters are painted by frame number.</summary>
    public string Write(string name, int frames, double rate = 30, int width = 320, int height = 240, Action<Mat, int>? paint = null, string codec = "mp4v")
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new VideoWriter(path, VideoCaptureAPIs.FFMPEG, FourCC.FromString(codec), rate, new Size(width, height));
        Assert.True(writer.IsOpened());
        using var frame = new Mat(height, width, MatType.CV_8UC3);
        for (int index = 0; index < frames; index++)
        {
            (paint ?? Quarters)(frame, index);
            writer.Write(frame);
        }
        return path;
    }

    /// <summary>Left half white, top right green, bottom right a gray that counts the frames.</summary>
    public static void Quarters(Mat frame, int index)
    {
        int width = frame.Width / 2, height = frame.Height / 2;
        frame.SetTo(Scalar.White);
        frame[new Rect(width, 0, width, height)].SetTo(new Scalar(0, 255, 0));
        int gray = 20 + index * 2 % 200;
        frame[new Rect(width, height, width, height)].SetTo(new Scalar(gray, gray, gray));
    }

    /// <summary>Copies a file with only its first bytes.</summary>
    public string Truncate(string path, double share)
    {
        string cut = Path.Combine(Folder, "cut-" + Path.GetFileName(path));
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(cut, bytes[..(int)(bytes.Length * share)]);
        return cut;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
