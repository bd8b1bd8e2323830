using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>What is cut out of a picture around a face.</summary>
internal static class FaceCrop
{
    /// <summary>A square around a face with a margin on each side, moved to lie within the picture, and no larger than it.</summary>
    /// <param name="face">In pixels of the frame.</param>
    /// <param name="margin">As a fraction of the face's longer side.</param>
    /// <param name="picture">Where the participant's region lies in the frame.</param>
    public static Rect Of(FaceBox face, double margin, Rect picture)
    {
        int side = Math.Clamp((int)Math.Round(face.Side * (1 + 2 * margin)), 1, Math.Min(picture.Width, picture.Height));
        int left = Math.Clamp((int)Math.Round(face.CentreX - side / 2.0), picture.Left, picture.Right - side);
        int top = Math.Clamp((int)Math.Round(face.CentreY - side / 2.0), picture.Top, picture.Bottom - side);
        return new Rect(left, top, side, side);
    }

    /// <summary>Planes R, G, B of the face; the mean colour everywhere where there is none, which is what a missing picture is to every model. A black region
    /// stays what it is, for whoever asks for black frames.</summary>
    /// <param name="region">The participant's region, 8-bit BGR, at its own size.</param>
    /// <param name="place">Where it lies in the frame.</param>
    /// <param name="face">In pixels of the frame.</param>
    /// <param name="margin">As a fraction of the face's longer side.</param>
    /// <param name="side">S, pixels.</param>
    /// <param name="black">Whether the region is black.</param>
    public static byte[] Planes(Mat region, Rect place, FrameFace face, double margin, int side, bool black = false)
    {
        if (face.Box is null && !black) return MeanColour.Planes(side);
        Rect cut = face.Box is { } box ? Of(box, margin, place) : place;
        using Mat part = region[new Rect(cut.X - place.X, cut.Y - place.Y, cut.Width, cut.Height)], picture = VideoReader.Scaled(part, side, side);
        return SampledFrame.Planes(picture);
    }
}
