using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>A frame of the bank as a picture.</summary>
internal static class FramePicture
{
    /// <summary>A frame of the bank as a PNG file, blurred where faces are.</summary>
    /// <param name="planes">3 x S x S bytes, planes R, G, B.</param>
    /// <param name="side">S.</param>
    /// <param name="provenance">Where it comes from.</param>
    internal static byte[] Png(ReadOnlySpan<byte> planes, int side, Provenance provenance)
    {
        int pixels = side * side;
        byte[] interleaved = new byte[3 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++)
            (interleaved[3 * pixel], interleaved[3 * pixel + 1], interleaved[3 * pixel + 2]) =
                (planes[pixel + 2 * pixels], planes[pixel + pixels], planes[pixel]);
        using Mat image = Mat.FromPixelData(side, side, MatType.CV_8UC3, interleaved);
        if (FaceBlur.IsDue(provenance)) FaceBlur.Pixelate(image, new Rect(0, 0, side, side));
        Cv2.ImEncode(".png", image, out byte[] file);
        return file;
    }
}
