#pragma warning disable MA0048 // dots are what a canvas draws

using System.Runtime.InteropServices;
using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>A point of a drawing, pixels.</summary>
internal readonly record struct Dot(double X, double Y);

/// <summary>Smooth shapes on a picture or a part of one; the corners go through buffers that are kept, so that drawing a frame allocates next to
/// nothing.</summary>
internal sealed class Canvas(Mat picture) : IDisposable
{
    /// <summary>Coordinates are passed to OpenCV in sixteenths of a pixel.</summary>
    private const int FractionBits = 4;

    private readonly Dictionary<int, Mat> corners = [];

    /// <summary>What is drawn on; not owned.</summary>
    public Mat Picture { get; } = picture;

    /// <summary>Fills a polygon.</summary>
    public void Fill(ReadOnlySpan<Dot> outline, Colour colour) =>
        Cv2.FillPoly(Picture, Corners(outline), Paint(colour), LineTypes.AntiAlias, FractionBits);

    /// <summary>Draws a line through points.</summary>
    public void Stroke(ReadOnlySpan<Dot> points, Colour colour, double width, bool closed = false) =>
        Cv2.Polylines(Picture, Corners(points), closed, Paint(colour), Math.Max(1, (int)Math.Round(width)), LineTypes.AntiAlias, FractionBits);

    /// <summary>Draws a straight line.</summary>
    public void Line(Dot from, Dot to, Colour colour, double width) =>
        Cv2.Line(Picture, Fixed(from), Fixed(to), Paint(colour), Math.Max(1, (int)Math.Round(width)), LineTypes.AntiAlias, FractionBits);

    /// <summary>Fills a disc.</summary>
    public void Disc(Dot centre, double radius, Colour colour) =>
        Cv2.Circle(Picture, Fixed(centre), Fixed(radius), Paint(colour), -1, LineTypes.AntiAlias, FractionBits);

    /// <summary>Draws a circle.</summary>
    public void Ring(Dot centre, double radius, Colour colour, double width) =>
        Cv2.Circle(Picture, Fixed(centre), Fixed(radius), Paint(colour), Math.Max(1, (int)Math.Round(width)), LineTypes.AntiAlias, FractionBits);

    /// <summary>Fills an upright rectangle, whole pixels.</summary>
    public void Box(double left, double top, double right, double bottom, Colour colour) =>
        Cv2.Rectangle(Picture, new Point(Math.Round(left), Math.Round(top)), new Point(Math.Round(right) - 1, Math.Round(bottom) - 1), Paint(colour), -1);

    /// <summary>Writes a line of text, its left end on the base line.</summary>
    public void Text(string text, double left, double baseline, double height, Colour colour) =>
        Cv2.PutText(Picture, text, new Point(Math.Round(left), Math.Round(baseline)), HersheyFonts.HersheySimplex, height / 22, Paint(colour), 1,
            LineTypes.AntiAlias);

    public void Dispose()
    {
        foreach (Mat buffer in corners.Values)
            buffer.Dispose();
    }

    private static Scalar Paint(Colour colour) => new(colour.Blue, colour.Green, colour.Red);

    private static int Fixed(double pixels) => (int)Math.Round(pixels * (1 << FractionBits));

    private static Point Fixed(Dot dot) => new(Fixed(dot.X), Fixed(dot.Y));

    private Mat Corners(ReadOnlySpan<Dot> points)
    {
        ref Mat? buffer = ref CollectionsMarshal.GetValueRefOrAddDefault(corners, points.Length, out _);
        buffer ??= new Mat(points.Length, 1, MatType.CV_32SC2);
        Span<Point> target = buffer.AsSpan<Point>();
        for (int corner = 0; corner < points.Length; corner++)
            target[corner] = Fixed(points[corner]);
        return buffer;
    }
}
