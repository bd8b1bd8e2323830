namespace Genex.Research.Alignment;

/// <summary>How much something moved, on an even grid of video time: standardised, so that a mean over N unrelated moments has a standard deviation near
/// 1/sqrt(N).</summary>
/// <remarks>A change between two frames belongs to the middle between them; values are interpolated linearly from there. Square roots tame the large
/// ones.</remarks>
internal sealed class MotionSeries
{
    private const double StepMilliseconds = 5;
    private readonly double start;
    private readonly float[] grid;

    private MotionSeries(double start, float[] grid) => (this.start, this.grid) = (start, grid);

    /// <summary>The series of a track.</summary>
    /// <param name="frameMilliseconds">N increasing timestamps, at least two.</param>
    /// <param name="motion">N changes since the frame before.</param>
    internal static MotionSeries Of(double[] frameMilliseconds, float[] motion)
    {
        double first = frameMilliseconds[0], end = frameMilliseconds[^1];
        float[] tamed = [.. motion.Select(MathF.Sqrt)];
        float[] sorted = [.. tamed.Order()];
        float ceiling = sorted[(int)(0.98 * (sorted.Length - 1))];
        float[] values = new float[(int)((end - first) / StepMilliseconds) + 1];
        int frame = 1;
        for (int place = 0; place < values.Length; place++)
        {
            double time = first + place * StepMilliseconds;
            while (frame < motion.Length - 1 && Middle(frame) < time)
                frame++;
            double before = frame > 1 ? Middle(frame - 1) : first, after = Middle(frame);
            double share = after > before ? Math.Clamp((time - before) / (after - before), 0, 1) : 1;
            values[place] = (float)((1 - share) * Math.Min(tamed[frame - 1], ceiling) + share * Math.Min(tamed[frame], ceiling));
        }
        return new MotionSeries(first, Standardised(values));

        double Middle(int later) => (frameMilliseconds[later - 1] + frameMilliseconds[later]) / 2;
    }

    /// <summary>Smoothed with a Gaussian, standardised again.</summary>
    internal MotionSeries Smoothed(double sigmaMilliseconds)
    {
        int reach = (int)Math.Ceiling(3 * sigmaMilliseconds / StepMilliseconds);
        float[] kernel = [.. Enumerable.Range(-reach, 2 * reach + 1)
            .Select(place => (float)Math.Exp(-0.5 * Math.Pow(place * StepMilliseconds / sigmaMilliseconds, 2)))];
        float[] smooth = new float[grid.Length];
        for (int place = 0; place < grid.Length; place++)
        {
            int from = Math.Max(0, place - reach), to = Math.Min(grid.Length - 1, place + reach);
            float sum = 0;
            for (int near = from; near <= to; near++)
                sum += grid[near] * kernel[near - place + reach];
            smooth[place] = sum;
        }
        return new MotionSeries(start, Standardised(smooth));
    }

    /// <summary>The standardised value at a video time; 0, the mean, outside of the video.</summary>
    internal double this[double videoMilliseconds]
    {
        get
        {
            double place = (videoMilliseconds - start) / StepMilliseconds;
            if (!(place >= 0 && place < grid.Length - 1))
                return 0;
            int left = (int)place;
            return grid[left] + (place - left) * (grid[left + 1] - grid[left]);
        }
    }

    private static float[] Standardised(float[] values)
    {
        (double mean, double deviation) = Moments.OfPopulation(Array.ConvertAll(values, static value => (double)value));
        return deviation > 0 ? [.. values.Select(value => (float)((value - mean) / deviation))] : new float[values.Length];
    }
}
