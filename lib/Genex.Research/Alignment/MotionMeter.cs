using OpenCvSharp;

namespace Genex.Research.Alignment;

/// <summary>Measures how much a small picture changes from frame to frame.</summary>
internal sealed class MotionMeter : IDisposable
{
    /// <summary>Width of the pictures, pixels: enough for a gaze dot, and the codec's noise averages out.</summary>
    internal const int Width = 96;

    /// <summary>Height of the pictures, pixels.</summary>
    internal const int Height = 54;

    /// <summary>Changes of a pixel up to this (of 255) count as the codec's and the camera's noise.</summary>
    private const double NoiseLevel = 3;

    private readonly List<float> motion = [];
    private Mat before = new(), now = new();
    private readonly Mat change = new();
    private bool usable;

    /// <summary>Takes the next picture (8-bit BGR). A jump out of a black frame is the replay loading, not motion.</summary>
    internal void Add(Mat picture, bool black)
    {
        (before, now) = (now, before);
        Cv2.CvtColor(picture, now, ColorConversionCodes.BGR2GRAY);
        motion.Add(usable && !black ? Change() : 0);
        usable = !black;
    }

    /// <summary>One value per picture: the mean over pixels of what changed beyond the noise level, 0 to 255.</summary>
    internal float[] ToArray() => [.. motion];

    private float Change()
    {
        Cv2.Absdiff(now, before, change);
        Cv2.Subtract(change, new Scalar(NoiseLevel), change);
        return (float)Cv2.Mean(change)[0];
    }

    public void Dispose()
    {
        before.Dispose();
        now.Dispose();
        change.Dispose();
    }
}
