using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>How a notebook shows an OpenCV image: one of one, three or four channels as a PNG, anything else in words.</summary>
internal static class MatFormatter
{
    /// <summary>The longest side of what is shown, in pixels; larger images are shown smaller.</summary>
    internal const int LongestSide = 900;

    /// <summary>"640 x 480, 8UC3": width, height, element type.</summary>
    internal static string Describe(Mat image) => image.IsDisposed ? "an image that has been disposed"
        : Invariant($"{image.Width} x {image.Height}, {image.Type()}");

    /// <summary>The image as PNG in base64.</summary>
    /// <remarks>Values that are not 8-bit are stretched from their smallest to their largest, so that a floating-point image can be looked at.</remarks>
    internal static string ToPng(Mat image)
    {
        double scale = Math.Min(1, LongestSide / (double)Math.Max(1, Math.Max(image.Width, image.Height)));
        using Mat shown = scale < 1 ? image.Resize(new OpenCvSharp.Size(), scale, scale, InterpolationFlags.Area) : image.Clone();
        if (shown.Depth() != MatType.CV_8U) Cv2.Normalize(shown, shown, 0, 255, NormTypes.MinMax, MatType.CV_8U);
        Cv2.ImEncode(".png", shown, out byte[] png);
        return Convert.ToBase64String(png);
    }

    /// <summary>Whether there is anything to draw.</summary>
    internal static bool CanDraw(Mat image) => !image.IsDisposed && !image.Empty() && image.Dims == 2 && image.Channels() is 1 or 3 or 4;
}
