using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

/// <summary>A finder of bright squares before a dark ground, and videos of them: what follows a face can be tested without one.</summary>
internal sealed class BrightSquares : IFaceDetector
{
    public const int Side = 40;

    private const double Bright = 200;

    public static FaceSearch Search { get; } = new() { Finder = "bright squares", Detector = () => new BrightSquares() };

    /// <summary>Paints squares at these places, on a ground that is not black.</summary>
    public static void Paint(Mat frame, params Point[] places)
    {
        frame.SetTo(new Scalar(90, 60, 40));
        foreach (Point place in places)
        {
            using Mat square = frame[new Rect(place.X, place.Y, Side, Side)];
            square.SetTo(new Scalar(250, 250, 250));
        }
    }

    public IReadOnlyList<FaceBox> Find(Mat picture)
    {
        using Mat gray = new(), bright = new(), labels = new(), stats = new(), centres = new();
        Cv2.CvtColor(picture, gray, ColorConversionCodes.BGR2GRAY);
        Cv2.Threshold(gray, bright, Bright, 255, ThresholdTypes.Binary);
        int count = Cv2.ConnectedComponentsWithStats(bright, labels, stats, centres);
        return [.. Enumerable.Range(1, count - 1).Where(one => stats.At<int>(one, 4) > Side * Side / 2)
            .Select(one => new FaceBox(stats.At<int>(one, 0), stats.At<int>(one, 1), stats.At<int>(one, 2), stats.At<int>(one, 3), 0.9))];
    }

    public void Dispose()
    {
    }
}
