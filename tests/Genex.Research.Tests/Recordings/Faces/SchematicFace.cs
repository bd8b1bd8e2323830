using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

/// <summary>A face of grey ellipses, drawn for a test: what a cascade of Haar features looks for, and nobody's.</summary>
internal static class SchematicFace
{
    /// <summary>Draws it.</summary>
    /// <param name="width">Of the picture, pixels.</param>
    /// <param name="height">Of the picture, pixels.</param>
    /// <param name="middle">Of the face.</param>
    /// <param name="size">From its middle to the chin, pixels.</param>
    public static Mat Draw(int width, int height, Point middle, int size)
    {
        Mat picture = new(height, width, MatType.CV_8UC3, new Scalar(120, 130, 140));
        Ellipse(0, -0.15, 0.85, 1.1, 40);
        Ellipse(0, 0, 0.72, 1, 190);
        foreach (int side in (int[])[-1, 1])
        {
            Ellipse(0.3 * side, -0.38, 0.2, 0.05, 60);
            Ellipse(0.3 * side, -0.2, 0.2, 0.11, 100);
            Ellipse(0.3 * side, -0.2, 0.1, 0.08, 30);
            Ellipse(0.36 * side, 0.18, 0.17, 0.15, 215);
        }

        Ellipse(0, 0.02, 0.08, 0.3, 215);
        Ellipse(0, 0.3, 0.15, 0.05, 120);
        Ellipse(0, 0.55, 0.27, 0.08, 90);
        Cv2.GaussianBlur(picture, picture, new Size(0, 0), size / 30.0);
        return picture;

        void Ellipse(double x, double y, double across, double down, int gray) => Cv2.Ellipse(picture,
            new Point(middle.X + x * size, middle.Y + y * size), new Size(across * size, down * size), 0, 0, 360, Scalar.All(gray), -1, LineTypes.AntiAlias);
    }
}
