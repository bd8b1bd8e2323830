using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Finds where the participant is in a video: the bottom right quarter of a composite screen, or the whole picture of a webcam.</summary>
/// <remarks>
/// A composite screen has straight borders that stay where they are: the webcam's left one at half the width, its top one at half the height. They are looked
/// for in the mean of a few pictures, so that what moves does not count. The picture decides. Only where it disagrees with a name of the study software's own
/// ("RespCam…", "Screen recording…", the folder "Gaze Replays") is the name followed, and
/// the region called doubtful, which alignment notes and asks to be settled.
/// </remarks>
public static class RegionFinder
{
    /// <summary>Pictures that are looked at.</summary>
    private const int Pictures = 6;

    /// <summary>Frames between two of them.</summary>
    private const int Stride = 8;

    /// <summary>Frames after which no more are read, be all of them black.</summary>
    private const int MostFrames = 240;

    /// <summary>Gray levels, of 255, by which a border steps.</summary>
    private const double LeastStep = 6;

    /// <summary>Share of a border's length that must show a step.</summary>
    private const double LeastShare = 0.6;

    /// <summary>Looks at the start of a video.</summary>
    /// <param name="path">The video. One that cannot be read is a whole picture, since reading it will say what is wrong.</param>
    public static VideoRegion Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        bool named = IsNamedComposite(path);
        using Mat? mean = Mean(path);
        if (mean is null)
            return named ? new VideoRegion(FrameRegion.Webcam, "its name is a gaze replay's; its start shows nothing", IsDoubtful: true)
                : new VideoRegion(FrameRegion.Whole, "its start shows nothing", IsDoubtful: !FrameRegion.IsWebcamOnly(path));
        bool borders = ShareOfBorder(mean, vertical: true) >= LeastShare && ShareOfBorder(mean, vertical: false) >= LeastShare;
        if (borders)
            return FrameRegion.IsWebcamOnly(path)
                ? new VideoRegion(FrameRegion.Whole, "its name is a webcam's, although its picture shows the borders of quarters", IsDoubtful: true)
                : new VideoRegion(FrameRegion.Webcam, "its picture shows the borders of quarters");
        return named ? new VideoRegion(FrameRegion.Webcam, "its name is a gaze replay's, although its picture shows no borders of quarters", IsDoubtful: true)
            : new VideoRegion(FrameRegion.Whole, "its picture shows no borders of quarters");
    }

    private static bool IsNamedComposite(string path) => !FrameRegion.IsWebcamOnly(path)
        && (Path.GetFileName(path).StartsWith("Screen recording", StringComparison.OrdinalIgnoreCase)
            || string.Equals(Path.GetFileName(Path.GetDirectoryName(path)), "Gaze Replays", StringComparison.OrdinalIgnoreCase));

    /// <summary>The mean of a few gray pictures that are not black; null when there is none.</summary>
    private static Mat? Mean(string path)
    {
        try
        {
            using VideoCapture capture = VideoFile.OpenCapture(path);
            using var frame = new Mat();
            using Mat gray = new(), noMask = new();
            Mat? sum = null;
            int taken = 0;
            for (int index = 0; index < MostFrames && taken < Pictures && capture.Grab(); index++)
            {
                if (index % Stride != 0 || !capture.Retrieve(frame) || frame.Empty() || SampledFrame.IsBlack(frame))
                    continue;
                Cv2.CvtColor(frame, gray, ColorConversionCodes.BGR2GRAY);
                sum ??= new Mat(gray.Size(), MatType.CV_32FC1, Scalar.Black);
                if (sum.Size() != gray.Size())
                    break;
                Cv2.Accumulate(gray, sum, noMask);
                taken++;
            }
            if (sum is not null)
                sum.ConvertTo(sum, MatType.CV_32FC1, 1.0 / taken);
            return sum;
        }
        catch (VideoException)
        {
            return null;
        }
    }

    /// <summary>The share of the webcam's left (vertical) or top border where the picture steps there, and not as much beside it.</summary>
    private static double ShareOfBorder(Mat mean, bool vertical)
    {
        int across = (vertical ? mean.Cols : mean.Rows) / 2, along = vertical ? mean.Rows : mean.Cols;
        if (across < 12 || along < 24)
            return 0;
        int steps = 0, looked = 0;
        for (int place = along / 2 + 2; place < along - 2; place++)
        {
            looked++;
            double step = Math.Abs(At(across - 3, place) - At(across + 2, place));
            double beside = Math.Max(Math.Abs(At(across - 8, place) - At(across - 3, place)), Math.Abs(At(across + 2, place) - At(across + 7, place)));
            steps += step >= LeastStep && step > 2 * beside ? 1 : 0;
        }
        return (double)steps / looked;

        double At(int offset, int place) => vertical ? mean.At<float>(place, offset) : mean.At<float>(offset, place);
    }
}
