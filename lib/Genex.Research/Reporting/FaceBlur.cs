using Genex.Research.Prediction;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>Makes faces in pictures unrecognisable: by default wherever the data are not simulated.</summary>
/// <remarks>
/// What is blurred is pixelated to <see cref="Blocks"/> cells along its longer side. Of a video that is the whole region that shows the participant, unless
/// its face was followed, alone, in the sampled frames before and after: then it is all that lies between them.
/// </remarks>
internal static class FaceBlur
{
    /// <summary>Cells along the longer side of what is blurred.</summary>
    public const int Blocks = 8;

    // Beyond a face on each side, as a fraction of its side: a head is larger than its face, and moves between two sampled frames.
    private const double Margin = 0.5;

    /// <summary>Whether faces are blurred.</summary>
    /// <param name="provenance">Where the pictures come from.</param>
    /// <param name="asked">What somebody asked for; null: as <see cref="EnvironmentVariables.Blur"/> says, else unless the data are simulated.</param>
    public static bool IsDue(Provenance provenance, bool? asked = null) => asked ?? EnvironmentVariables.Blur.Value switch
    {
        "on" => true,
        "off" => false,
        _ => provenance != Provenance.Simulated,
    };

    /// <summary>Pixelates a part of a picture.</summary>
    /// <param name="picture">8-bit BGR; it is changed.</param>
    /// <param name="place">Which part.</param>
    public static void Pixelate(Mat picture, Rect place)
    {
        using Mat part = picture[place], coarse = new();
        double cell = Math.Max(1, Math.Max(place.Width, place.Height) / (double)Blocks);
        Cv2.Resize(part, coarse, new Size(Math.Max(1, (int)(place.Width / cell)), Math.Max(1, (int)(place.Height / cell))), 0, 0, InterpolationFlags.Area);
        Cv2.Resize(coarse, part, part.Size(), 0, 0, InterpolationFlags.Nearest);
    }

    /// <summary>What of a frame is to be blurred.</summary>
    /// <param name="prediction">Of the frame's recording.</param>
    /// <param name="moment">Index of the last sampled frame at or before it; -1 before the first.</param>
    /// <param name="size">Of the frame, pixels.</param>
    public static Rect PlaceOf(RecordingPrediction prediction, int moment, Size size)
    {
        Rect region = prediction.Region.Region.In(size.Width, size.Height);
        if (prediction.Faces is not { } faces || moment < 0 || moment + 1 >= prediction.Moments.Count) return region;
        (PredictedMoment before, PredictedMoment after) = (prediction.Moments[moment], prediction.Moments[moment + 1]);
        return before.Face is { Box: { } from, Seen: <= 1 } && after.Face is { Box: { } to, Seen: <= 1 }
            && after.VideoMilliseconds - before.VideoMilliseconds <= 1000 * faces.Search.LongestGapSeconds + SamplingClock.ToleranceMilliseconds
            ? FaceCrop.Of(from, Margin, region).Union(FaceCrop.Of(to, Margin, region)) : region;
    }
}
