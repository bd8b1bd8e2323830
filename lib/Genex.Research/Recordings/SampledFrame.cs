using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>A frame taken from a video. Whoever receives it disposes it, and with it the image.</summary>
/// <param name="Index">Index in the video, from 0, as the decoder counts.</param>
/// <param name="Milliseconds">Presentation timestamp from the container; the first frame of the video is at 0.</param>
/// <param name="Image">8-bit BGR.</param>
public sealed record SampledFrame(int Index, double Milliseconds, Mat Image) : IDisposable
{
    /// <summary>Mean luminance (0 to 255) under which a frame counts as black: a replay that has not loaded yet.</summary>
    public const double BlackLevel = 8;

    /// <summary>Whether the image is black: mean over pixels and channels under <see cref="BlackLevel"/>, and no spread to speak of.</summary>
    public bool IsBlack() => IsBlack(Image);

    internal static bool IsBlack(Mat image)
    {
        Cv2.MeanStdDev(image, out Scalar mean, out Scalar spread);
        int channels = image.Channels();
        double level = 0, deviation = 0;
        for (int channel = 0; channel < channels; channel++)
            (level, deviation) = (level + mean[channel] / channels, Math.Max(deviation, spread[channel]));
        return level < BlackLevel && deviation < BlackLevel;
    }

    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();
}
