using Genex.Research.Datasets;
using Genex.Research.Experiments;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>Frames that a run got wrong while being sure.</summary>
public static class RunMistakes
{
    /// <summary>The most confident mistakes on one target, at most one per participant and second row.</summary>
    /// <param name="samples">The samples that the run was made on.</param>
    /// <param name="run">The run.</param>
    /// <param name="target">Place of the target in the run's task.</param>
    /// <param name="count">How many are shown at most.</param>
    /// <exception cref="ArgumentException">There is no mistake to show.</exception>
    public static ImageGrid Of(SampleSet samples, RunRecord run, int target = 0, int count = 8)
    {
        Predictions made = run.Predictions;
        Dictionary<(string, int), int> places = Enumerable.Range(0, samples.Count)
            .ToDictionary(sample => (samples.Study.Rows[sample].Participant.ToString(), samples.Study.Rows[sample].FrameIndex));
        int[] wrong =
        [
            .. Enumerable.Range(0, made.Count).Where(row => made.Known[row, target] && made.Probabilities[row, target] > 0.5 != made.Actual[row, target])
                .OrderByDescending(row => Math.Abs(made.Probabilities[row, target] - 0.5)).ThenBy(row => row)
                .GroupBy(row => made.Participant[row]).SelectMany(group => group.Take(2)).Take(count),
        ];
        if (wrong.Length == 0) throw new ArgumentException($"{run.Specification.Id} makes no mistake on {made.Targets[target]}.", nameof(run));
        return new ImageGrid(
            $"{run.Specification.Label}: confident mistakes on {made.Targets[target]}",
            $"{wrong.Length} frames of {wrong.Select(row => made.Participant[row]).Distinct().Count()} participants that {run.Specification.Label} judged "
                + "wrongly and with confidence.",
            wrong.Select(row => new CaptionedImage(
                Png(samples.Frames[places[(made.Participant[row].ToString(), made.FrameIndex[row])]], samples.Frames.Side),
                Invariant($"{made.Participant[row]}: p = {made.Probabilities[row, target]:0.00}, {(made.Actual[row, target] ? "present" : "absent")}"))));
    }

    /// <summary>A frame of the bank as a PNG file.</summary>
    /// <param name="planes">3 x S x S bytes, planes R, G, B.</param>
    /// <param name="side">S.</param>
    internal static byte[] Png(ReadOnlySpan<byte> planes, int side)
    {
        int pixels = side * side;
        byte[] interleaved = new byte[3 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++)
            (interleaved[3 * pixel], interleaved[3 * pixel + 1], interleaved[3 * pixel + 2]) =
                (planes[pixel + 2 * pixels], planes[pixel + pixels], planes[pixel]);
        using Mat image = Mat.FromPixelData(side, side, MatType.CV_8UC3, interleaved);
        Cv2.ImEncode(".png", image, out byte[] file);
        return file;
    }
}
