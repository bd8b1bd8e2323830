using Genex.Research.Prediction;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>A recording's own video with the probabilities of each moment as bars beside the picture.</summary>
/// <remarks>A filled bar is the smoothed probability, its notch the raw one, a thin line the tuned threshold. The box in the picture is what the model looks
/// at; a second one, with a confidence, is the face that was found. Between two sampled frames the bars of the earlier one stay. Where nothing reached the
/// model its bars are grey, and it is said.</remarks>
public static class PredictionOverlay
{
    private static readonly Scalar Ground = new(252, 253, 253), Bar = new(138, 93, 11), Rail = new(220, 225, 226), Ink = new(40, 35, 31),
        Warning = new(20, 60, 190), Box = new(138, 93, 11), Found = new(60, 190, 250), Grey = new(160, 156, 152);

    /// <summary>Whether a file with this ending can be written.</summary>
    public static bool CanWrite(string path) => SteadyVideo.CanWrite(path);

    /// <summary>Writes the video, which appears whole or not at all.</summary>
    /// <param name="prediction">Of the recording.</param>
    /// <param name="path">.mp4, .mkv or .avi.</param>
    /// <param name="blur">Whether the participant is made unrecognisable; null: unless the data are simulated, or as GENEX_BLUR says.</param>
    /// <param name="progress">Told every few frames.</param>
    /// <param name="cancellation">Stops between two frames; nothing is left.</param>
    /// <returns>What must be said of it, one sentence each: that there is no sound, that a map is flat and not drawn.</returns>
    /// <exception cref="ArgumentException">The file has another ending.</exception>
    /// <exception cref="IOException">It cannot be written, or does not read back.</exception>
    public static IReadOnlyList<string> WriteOverlay(this RecordingPrediction prediction, string path, bool? blur = null,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        List<string> said = [];
        bool blurred = FaceBlur.IsDue(prediction.Provenance, blur);
        double[] times = [.. prediction.Moments.Select(moment => moment.VideoMilliseconds)];
        using MapLayer? map = MapLayer.Of(prediction, said);
        SteadyVideo.Write(prediction.VideoPath, path, (frame, time) => Draw(frame, prediction, MomentAt(times, time), blurred, map),
            silent => Ffmpeg.WithSound(silent, prediction.VideoPath, said.Add, cancellation), progress, cancellation);
        return said;
    }

    /// <summary>The last moment at or before a time; -1 before the first.</summary>
    internal static int MomentAt(double[] times, double milliseconds)
    {
        int found = Array.BinarySearch(times, milliseconds + 0.5);
        return found >= 0 ? found : ~found - 1;
    }

    private static Mat Draw(Mat frame, RecordingPrediction prediction, int moment, bool blurred, MapLayer? map)
    {
        int height = Math.Max(240, frame.Height + frame.Height % 2), panel = Math.Max(260, frame.Width / 2) / 2 * 2;
        Mat canvas = new(height, (frame.Width + panel) / 2 * 2, MatType.CV_8UC3, Ground);
        using (Mat picture = canvas[new Rect(0, (height - frame.Height) / 2, frame.Width, frame.Height)])
        {
            frame.CopyTo(picture);
            if (blurred) FaceBlur.Pixelate(picture, FaceBlur.PlaceOf(prediction, moment, picture.Size()));
            Rect region = prediction.Region.Region.In(frame.Width, frame.Height);
            if (map is not null && moment >= 0) Map(picture, prediction, moment, region, map);
            Cv2.Rectangle(picture, region, Box, 2);
            if (moment >= 0 && prediction.Moments[moment].Face is { } face) Face(picture, face, region);
        }

        int left = frame.Width + 8, line = Math.Min(26, (height - 44) / Math.Max(1, prediction.Targets.Count));
        double scale = line / 52.0;
        Text(canvas, prediction.Provenance == Provenance.Simulated ? $"{prediction.Run.Label}, simulated data" : prediction.Run.Label, left, 16, Ink, 0.42);
        string warning = Warn(prediction, moment);
        if (warning.Length > 0) Text(canvas, warning, left, height - 8, Warning, 0.36);
        for (int target = 0; target < prediction.Targets.Count; target++)
            Row(canvas, prediction, moment, target, new Rect(left, 26 + target * line, panel - 16, line), scale);
        return canvas;
    }

    /// <summary>The map over what the model was given: the region, or the face with its margin; without a face it was given nothing.</summary>
    private static void Map(Mat picture, RecordingPrediction prediction, int moment, Rect region, MapLayer map)
    {
        Rect part = region;
        if (prediction.Moments[moment].Face is { } face)
        {
            if (face.Box is not { } box) return;
            part = FaceCrop.Of(box, prediction.Faces?.Search.Margin ?? 0, region);
        }

        map.Draw(picture, part, moment);
        string of = prediction.Maps!.Targets is { } targets ? $"{prediction.Maps.What}: {prediction.Targets[targets[moment]]}" : prediction.Maps.What;
        Text(picture, of, region.X + 6, region.Bottom - 8, Ground, 0.42);
    }

    /// <summary>The box of the face with its confidence; where there is none, that the model is given no picture.</summary>
    private static void Face(Mat picture, FrameFace face, Rect region)
    {
        if (face.Box is not { } box)
        {
            Text(picture, "no face", region.X + 6, region.Y + 18, Warning, 0.42);
            return;
        }

        Cv2.Rectangle(picture, FaceCrop.Of(box, 0, region), Found, 2);
        Text(picture, face.IsBridged ? "bridged" : Invariant($"{box.Confidence:0.00}"), (int)box.X, Math.Max(region.Y + 14, (int)box.Y - 4), Found, 0.42);
    }

    private static void Row(Mat canvas, RecordingPrediction prediction, int moment, int target, Rect place, double scale)
    {
        int names = place.Width * 45 / 100, rail = place.Width - names, from = place.X + names, thick = Math.Max(3, place.Height / 2);
        int top = place.Y + (place.Height - thick) / 2;
        Text(canvas, prediction.Targets[target], place.X, top + thick, Ink, Math.Max(0.3, scale));
        Cv2.Rectangle(canvas, new Rect(from, top, rail, thick), Rail, -1);
        if (moment < 0) return;
        int smooth = (int)Math.Round(rail * prediction.Smoothed[moment, target]), raw = (int)Math.Round((rail - 1) * prediction.Best(moment, target));
        if (smooth > 0) Cv2.Rectangle(canvas, new Rect(from, top, smooth, thick), prediction.Moments[moment].HasNoInput ? Grey : Bar, -1);
        Cv2.Line(canvas, new Point(from + raw, top - 1), new Point(from + raw, top + thick), Ink, 2);
        if (prediction.Thresholds is { } thresholds && !prediction.Calibrations[target].IsFitted)
        {
            int at = from + (int)Math.Round((rail - 1) * thresholds[target]);
            Cv2.Line(canvas, new Point(at, top), new Point(at, top + thick - 1), Warning, 1);
        }
    }

    private static string Warn(RecordingPrediction prediction, int moment) => string.Join(", ", new[]
    {
        moment >= 0 && prediction.Moments[moment].HasNoInput ? "nothing reached the model here" : "",
        prediction.Evidence.Undertrained ? "undertrained" : "", prediction.IsOutOfRange ? "out of range" : "",
        prediction.LacksSignals ? "no signals" : "", prediction.Weights.LearntFrom ? "learnt from this person" : "",
    }.Where(text => text.Length > 0));

    private static void Text(Mat canvas, string text, int x, int y, Scalar colour, double scale) =>
        Cv2.PutText(canvas, text, new Point(x, y), HersheyFonts.HersheySimplex, scale, colour, 1, LineTypes.AntiAlias);
}
