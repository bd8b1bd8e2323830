namespace Genex.Research.Recordings;

/// <summary>A face in a picture.</summary>
/// <param name="X">Left edge, pixels.</param>
/// <param name="Y">Top edge, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Confidence">0 to 1, and comparable between faces of one detector alone; 0 for a box that was interpolated, where nothing was found.</param>
public readonly record struct FaceBox(double X, double Y, double Width, double Height, double Confidence)
{
    /// <summary>Middle from left, pixels.</summary>
    internal double CentreX => X + Width / 2;

    /// <summary>Middle from the top, pixels.</summary>
    internal double CentreY => Y + Height / 2;

    /// <summary>The longer side, pixels.</summary>
    internal double Side => Math.Max(Width, Height);

    /// <summary>The same face in a picture that begins elsewhere or is of another size: scaled first, then moved.</summary>
    internal FaceBox In(double scale, double left, double top) => new(X * scale + left, Y * scale + top, Width * scale, Height * scale, Confidence);
}
