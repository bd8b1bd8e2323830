using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Finds faces in one picture. Not for several threads at once.</summary>
public interface IFaceDetector : IDisposable
{
    /// <summary>The faces of a picture.</summary>
    /// <param name="picture">8-bit BGR; stays the caller's.</param>
    /// <returns>Boxes in the picture's pixels, in any order; empty where there is none.</returns>
    IReadOnlyList<FaceBox> Find(Mat picture);
}
