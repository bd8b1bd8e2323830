using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Faces by a cascade of boosted Haar features (Viola and Jones 2001; OpenCV's objdetect): upright faces that look at the camera.</summary>
/// <remarks>
/// The picture is looked at in gray, with its histogram evened out, at most <see cref="LongestSide"/> pixels long. The confidence grows with how far
/// the sum of the last stage's features lies above its threshold; it is no probability, and not comparable between cascades.
/// </remarks>
public sealed class CascadeFaceDetector : IFaceDetector
{
    /// <summary>Longer side of what is looked at, pixels.</summary>
    public const int LongestSide = 480;

    /// <summary>Faces under this fraction of the picture's shorter side are not looked for.</summary>
    public const double SmallestFace = 0.1;

    private const double StepOfScale = 1.1;
    private const int Neighbours = 5;

    private readonly CascadeClassifier cascade;
    private readonly Mat gray = new();
    private readonly int stages;
    private readonly double threshold;

    /// <summary>Loads a cascade.</summary>
    /// <param name="file">An .xml file of OpenCV's, as Debian's package opencv-data has them.</param>
    /// <exception cref="FaceFinderException">It holds no cascade.</exception>
    public CascadeFaceDetector(string file)
    {
        try
        {
            double[] thresholds = [.. XDocument.Load(file).Descendants("stageThreshold").Select(one => double.Parse(one.Value, CultureInfo.InvariantCulture))];
            (stages, threshold) = (thresholds.Length, thresholds.LastOrDefault());
            cascade = new CascadeClassifier(file);
        }
        catch (Exception problem) when (problem is OpenCVException or XmlException or FormatException or IOException)
        {
            throw NoCascade(file, problem);
        }

        if (!cascade.Empty() && stages > 0) return;
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
        Rect[] found = cascade.DetectMultiScale(gray, out int[] passed, out double[] sums, StepOfScale, Neighbours, HaarDetectionTypes.ScaleImage,
            new Size(least, least), null, outputRejectLevels: true);
        // Where the sums are asked for, windows that fail one of the last stages are among the found ones.
        return [.. found.Select((box, at) => new FaceBox(box.X, box.Y, box.Width, box.Height,
            passed[at] < stages ? 0 : ConfidenceOf(sums[at] - threshold)).In(scale, 0, 0))];
    }

    /// <summary>0 at the last stage's threshold, a half at 1 above it, towards 1.</summary>
    internal static double ConfidenceOf(double above) => above <= 0 ? 0 : above / (above + 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        gray.Dispose();
        cascade.Dispose();
    }

    private static FaceFinderException NoCascade(string file, Exception? problem) => new(file, "no cascade can be read", "a cascade of OpenCV's (.xml)",
        "Install it again: apt-get install --reinstall opencv-data.", problem);
}
