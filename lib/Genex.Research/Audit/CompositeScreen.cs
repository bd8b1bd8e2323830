using Genex.Research.Datasets;

namespace Genex.Research.Audit;

/// <summary>Whether frames are a whole gaze replay instead of the participant: signal traces left, stimulus top right, webcam bottom right.</summary>
/// <remarks>In sound studies the middle column's contrast is at most 20, and 2.4 times the median where it is; on a composite screen of 32 or 64 pixels it is
/// 129 to 144, and over 80 times.</remarks>
/// <param name="Vertical">Contrast across the middle column of the recording's mean frame, gray levels of 255.</param>
/// <param name="UsualVertical">The median over all columns.</param>
/// <param name="Horizontal">Contrast across the middle row, in the right half.</param>
/// <param name="UsualHorizontal">The median over all rows, in the right half.</param>
/// <param name="HorizontalLeft">Contrast across the middle row in the left half, which such a screen does not divide.</param>
public sealed record CompositeScreen(double Vertical, double UsualVertical, double Horizontal, double UsualHorizontal, double HorizontalLeft)
{
    private const double LeastContrast = 30, LeastRatio = 5;
    private const int LeastSide = 32;

    /// <summary>Whether the borders of all three parts are there.</summary>
    public bool IsComposite => Vertical >= LeastContrast && Vertical >= LeastRatio * UsualVertical && Horizontal >= LeastContrast
        && Horizontal >= LeastRatio * UsualHorizontal && Horizontal >= 1.5 * HorizontalLeft;

    /// <summary>Looks at a participant's mean frame; null where frames are too small to tell.</summary>
    public static CompositeScreen? Of(SampleSet samples, int participant)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int side = samples.Frames.Side;
        int[] own = samples.SamplesOf(participant);
        if (side < LeastSide || own.Length == 0) return null;
        double[,] mean = Mean(samples, own, side);
        int half = side / 2, near = Math.Max(1, side / 32);
        double[] columns = [.. Enumerable.Range(1, side - 1).Select(x => Enumerable.Range(0, side).Average(y => Math.Abs(mean[y, x] - mean[y, x - 1])))];
        double[] right = Rows(half, side), left = Rows(0, half);
        return new CompositeScreen(Middle(columns), Moments.Median(columns), Middle(right), Moments.Median(right), Middle(left));

        double[] Rows(int from, int to) => [.. Enumerable.Range(1, side - 1)
            .Select(y => Enumerable.Range(from, to - from).Average(x => Math.Abs(mean[y, x] - mean[y - 1, x])))];

        // A border may lie a few pixels off the middle, where a frame was scaled.
        double Middle(double[] contrasts) => contrasts[(half - 1 - near)..(half + near)].Max();
    }

    private static double[,] Mean(SampleSet samples, int[] own, int side)
    {
        double[,] mean = new double[side, side];
        foreach (int sample in own)
        {
            ReadOnlySpan<byte> frame = samples.Frames[sample];
            for (int pixel = 0; pixel < side * side; pixel++)
            {
                mean[pixel / side, pixel % side] +=
                    (double)Math.Max(frame[pixel], Math.Max(frame[pixel + side * side], frame[pixel + 2 * side * side])) / own.Length;
            }
        }

        return mean;
    }
}
