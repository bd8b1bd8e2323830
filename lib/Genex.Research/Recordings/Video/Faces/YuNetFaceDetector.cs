using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Faces by YuNet (Wu, Peng and Yu 2023), whose ONNX file the user gives: also faces that are turned, half hidden or small. The confidence is the
/// network's own score.</summary>
public sealed class YuNetFaceDetector : IFaceDetector
{
    /// <summary>Longer side of what is looked at, pixels.</summary>
    public const int LongestSide = 640;

    // Columns of a face: box (4), five landmarks (10), score. Overlapping boxes and the most candidates are as OpenCV's example has them.
    private const int Columns = 15, MostCandidates = 5000;
    private const float LeastScore = 0.3f, MostOverlap = 0.3f;

    private readonly string file;
    private FaceDetectorYN? network;
    private Size size;

    // OpenCV writes what its exception says a second time, to standard error.
    static YuNetFaceDetector() => Cv2.SetLogLevel(LogLevel.FATAL);

    /// <summary>Takes a file, which is read with the first picture.</summary>
    /// <param name="file">face_detection_yunet_2023mar.onnx, or another of its kind.</param>
    public YuNetFaceDetector(string file) => this.file = file;

    /// <inheritdoc/>
    /// <exception cref="FaceFinderException">The file holds no such network.</exception>
    public IReadOnlyList<FaceBox> Find(Mat picture)
    {
        double scale = Math.Max(1, (double)Math.Max(picture.Width, picture.Height) / LongestSide);
        using Mat small = VideoReader.Scaled(picture, Math.Max(1, (int)(picture.Width / scale)), Math.Max(1, (int)(picture.Height / scale)));
        using Mat faces = new();
        try
        {
            if (network is null || size != small.Size())
            {
                network?.Dispose();
                network = FaceDetectorYN.Create(file, "", small.Size(), LeastScore, MostOverlap, MostCandidates);
                size = small.Size();
            }

            network.Detect(small, faces);
        }
        catch (OpenCVException problem)
        {
            bool anySize = problem.Message.Contains("dynamic", StringComparison.OrdinalIgnoreCase);
            throw new FaceFinderException(file,
                anySize ? "it is a network for pictures of any size, which OpenCV cannot read" : "OpenCV cannot read it as YuNet",
                "YuNet as an ONNX file for one size (face_detection_yunet_2023mar.onnx of OpenCV's model zoo, yunet_n_640_640.onnx of its authors)",
                anySize ? "Pictures of other sizes are fitted to it." : "A file of a few hundred bytes is a pointer to it alone.", problem);
        }

        return faces.Empty() || faces.Cols != Columns ? []
            : [.. Enumerable.Range(0, faces.Rows).Select(row => new FaceBox(faces.At<float>(row, 0), faces.At<float>(row, 1), faces.At<float>(row, 2),
                faces.At<float>(row, 3), Math.Clamp(faces.At<float>(row, Columns - 1), 0, 1)).In(scale, 0, 0))];
    }

    /// <inheritdoc/>
    public void Dispose() => network?.Dispose();
}
