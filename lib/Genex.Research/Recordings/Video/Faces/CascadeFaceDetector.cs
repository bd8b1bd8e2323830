using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Faces by a cascade of boosted Haar features (Viola and Jones 2001; OpenCV's objdetect): upright faces that look at the camera.</summary>
/// <remarks>
/// The picture is looked at in gray, with its histogram evened out, at most <see cref="LongestSide"/> pixels long. The confidence grows with the sum of the
/// last stage's features; it is no probability.
/// </remarks>
public sealed class CascadeFaceDetector : IFaceDetector
{
    /// <summary>Longer side of what is looked at, pixels.</summary>
    public const int LongestSide = 480;

    /// <summary>Faces under this fraction of the picture's shorter side are not looked for.</summary>
    public const double SmallestFace = 0.1;

    private const double StepOfScale = 1.1, WeightOfHalf = 2;
    private const int Neighbours = 5;

    private readonly CascadeClassifier cascade;
    private readonly Mat gray = new();

    /// <summary>Loads a cascade.</summary>
    /// <param name="file">An .xml file of OpenCV's, as Debian's package opencv-data has them.</param>
    /// <exception cref="VideoException">It holds no cascade.</exception>
    public CascadeFaceDetector(string file)
    {
        try
        {
            cascade = new CascadeClassifier(file);
        }
        catch (OpenCVException problem)
        {
            throw NoCascade(file, problem);
        }

        if (!cascade.Empty()) return;
        cascade.Dispose();
        throw NoCascade(file, null);
    }

    /// <inheritdoc/>
    public IReadOnlyList<FaceBox> Find(Mat picture)
    {
        double scale = Math.Max(1, (double)Math.Max(picture.Width, picture.Height) / LongestSide);
        using Mat small = VideoReader.Scaled(picture, Math.Max(1, (int)(picture.Width / scale)), Math.Max(1, (int)(picture.Height / scale)));
        Cv2.CvtColor(small, gray, ColorConversionCodes.BGR2GRAY);
        Cv2.EqualizeHist(gray, gray);
        int least = (int)(SmallestFace * Math.Min(gray.Width, gray.Height));
        Rect[] found = cascade.DetectMultiScale(gray, out _, out double[] weights, StepOfScale, Neighbours, HaarDetectionTypes.ScaleImage,
            new Size(least, least), null, outputRejectLevels: true);
        return [.. found.Select((box, at) => new FaceBox(box.X, box.Y, box.Width, box.Height, ConfidenceOf(weights[at])).In(scale, 0, 0))];
    }

    /// <summary>0 at the last stage's threshold, a half at <see cref="WeightOfHalf"/> above it, towards 1.</summary>
    internal static double ConfidenceOf(double weight) => weight <= 0 ? 0 : weight / (weight + WeightOfHalf);

    /// <inheritdoc/>
    public void Dispose()
    {
        gray.Dispose();
        cascade.Dispose();
    }

    private static VideoException NoCascade(string file, Exception? problem) => new(file, null, "no cascade can be read", "a cascade of OpenCV's (.xml)",
        "Install it again: apt-get install --reinstall opencv-data.", problem);
}
