using System.Runtime.InteropServices;
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

    /// <summary>The planes R, G, B of an 8-bit BGR image.</summary>
    internal static byte[] Planes(Mat image)
    {
        int rows = image.Rows, columns = image.Cols, pixels = rows * columns;
        byte[] interleaved = new byte[3 * pixels], planes = new byte[3 * pixels];
        for (int row = 0; row < rows; row++)
            Marshal.Copy(image.Ptr(row), interleaved, row * columns * 3, columns * 3);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            planes[pixel] = interleaved[3 * pixel + 2];
            planes[pixel + pixels] = interleaved[3 * pixel + 1];
            planes[pixel + 2 * pixels] = interleaved[3 * pixel];
        }
        return planes;
    }

    /// <summary>Planes R, G, B at another side: area averages where they shrink, linear where they grow.</summary>
    /// <param name="planes">3 x S x S bytes.</param>
    /// <param name="from">S, pixels.</param>
    /// <param name="to">The side wanted, pixels.</param>
    internal static unsafe byte[] ResizedPlanes(ReadOnlySpan<byte> planes, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(planes.Length, 3 * from * from);
        if (from == to) return planes.ToArray();
        byte[] resized = new byte[3 * to * to];
        fixed (byte* source = planes, target = resized)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                using Mat plane = Mat.FromPixelData(from, from, MatType.CV_8UC1, (nint)(source + (channel * from * from)));
                using Mat small = Mat.FromPixelData(to, to, MatType.CV_8UC1, (nint)(target + (channel * to * to)));
                Cv2.Resize(plane, small, new Size(to, to), 0, 0, to < from ? InterpolationFlags.Area : InterpolationFlags.Linear);
            }
        }

        return resized;
    }

    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();
}
