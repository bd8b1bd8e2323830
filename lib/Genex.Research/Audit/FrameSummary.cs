using Genex.Research.Datasets;

namespace Genex.Research.Audit;

/// <summary>What the audit keeps of a frame: a thumbnail, its structure without brightness and contrast, and its colour statistics.</summary>
/// <remarks>
/// Structure is taken from the value channel, the largest of R, G and B: turning the hue leaves it as it is, gain and offset scale and shift it,
/// and the normalised correlation is blind to both.
/// </remarks>
public sealed class FrameSummary
{
    /// <summary>Thumbnails are Side x Side pixels.</summary>
    public const int Side = 32;

    /// <summary>Pixels of a thumbnail.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Spread of the value channel (0 to 255) under which a frame shows nothing: black, or a covered lens.</summary>
    public const double FlatSpread = 4;

    private const float Dark = 3, Bright = 250, MeanBright = 245;

    private FrameSummary(ReadOnlySpan<byte> frame, int side)
    {
        byte[] thumbnail = Thumbnails.Shrink(frame, side, Side);
        Thumbnail = thumbnail;
        Colours = ColourStatistics(thumbnail);
        Value = ValueChannel(thumbnail);
        Spread = Math.Sqrt(Value.Sum(value => (double)value * value) / Pixels - Math.Pow(Value.Average(), 2));
        Structure = Vectors.Normalised(Value);
        Hash = DifferenceHash(Value);
        Shown = [.. Thumbnails.Fields(frame, side, Side).Select(field => field.Low <= Dark || field.High >= Bright ? 0f : 1)];
        ClippedShare = ShareOf(Shown);
    }

    /// <summary>Planes R, G, B of 32 x 32 bytes.</summary>
    public byte[] Thumbnail { get; }

    /// <summary>Mean of R, G, B, then their standard deviations, over the thumbnail's pixels; 0 to 255.</summary>
    public double[] Colours { get; }

    /// <summary>The value channel, 0 to 255.</summary>
    public float[] Value { get; }

    /// <summary>Standard deviation of the value channel.</summary>
    public double Spread { get; }

    /// <summary>The value channel with mean 0 and length 1: the inner product of two is their normalised correlation.</summary>
    public float[] Structure { get; }

    /// <summary>What differs from the recording's mean frame, with mean 0 and length 1.</summary>
    public float[] Movement { get; private set; } = new float[Pixels];

    /// <summary>The same difference, in gray levels.</summary>
    internal float[] Difference { get; private set; } = new float[Pixels];

    /// <summary>0 for pixels of the thumbnail that any pixel of the frame lies at the end of the scale in, or at its border, or that are bright in the
    /// recording's mean: what is averaged from clipped pixels is no longer in line with the rest. 1 for the others.</summary>
    internal float[] Shown { get; }

    /// <summary>Share of the former.</summary>
    internal double ClippedShare { get; private set; }

    /// <summary>Root mean square of that difference; 0 to 255.</summary>
    public double MovementStrength { get; private set; }

    /// <summary>64 bits: whether brightness falls from one of 9 x 8 fields to the next.</summary>
    public ulong Hash { get; }

    /// <summary>Whether the frame shows nothing.</summary>
    public bool IsFlat => Spread < FlatSpread;

    /// <summary>Mean of the value channel, 0 to 255.</summary>
    public double Brightness => Value.Average();

    /// <summary>Summaries of all frames, in the order of samples.</summary>
    public static IReadOnlyList<FrameSummary> Of(SampleSet samples)
    {
        var summaries = new FrameSummary[samples.Count];
        Parallel.For(0, samples.Count, sample => summaries[sample] = new FrameSummary(samples.Frames[sample], samples.Frames.Side));
        for (int participant = 0; participant < samples.Participants.Count; participant++)
            SetMovements([.. samples.SamplesOf(participant).Select(sample => summaries[sample]).Where(summary => !summary.IsFlat)]);

        return summaries;
    }

    /// <summary>Summaries of the frames of one recording that show anything.</summary>
    /// <param name="thumbnails">Planes R, G, B of 32 x 32 bytes each.</param>
    internal static FrameSummary[] OfRecording(IReadOnlyList<byte[]> thumbnails)
    {
        FrameSummary[] own = [.. thumbnails.Select(thumbnail => new FrameSummary(thumbnail, Side))];
        SetMovements(own);
        return own;
    }

    private static void SetMovements(FrameSummary[] own)
    {
        float[] mean = new float[Pixels];
        foreach (FrameSummary summary in own)
            for (int pixel = 0; pixel < Pixels; pixel++) mean[pixel] += summary.Value[pixel] / own.Length;
        foreach (FrameSummary summary in own) summary.SetMovement(mean);
    }

    private void SetMovement(float[] mean)
    {
        float[] difference = [.. Value.Zip(mean, (value, average) => value - average)];
        MovementStrength = Math.Sqrt(difference.Sum(value => (double)value * value) / Pixels);
        Movement = Vectors.Normalised(difference);
        Difference = difference;
        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            if (mean[pixel] >= MeanBright) Shown[pixel] = 0;
        }

        ClippedShare = ShareOf(Shown);
    }

    private static double ShareOf(float[] shown) => shown.AsSpan().Count(0f) / (double)Pixels;

    private static double[] ColourStatistics(byte[] thumbnail)
    {
        double[] statistics = new double[6];
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<byte> plane = thumbnail.AsSpan(channel * Pixels, Pixels);
            double sum = 0, squares = 0;
            foreach (byte value in plane) (sum, squares) = (sum + value, squares + value * value);
            statistics[channel] = sum / Pixels;
            statistics[3 + channel] = Math.Sqrt(Math.Max(0, squares / Pixels - Math.Pow(sum / Pixels, 2)));
        }

        return statistics;
    }

    private static float[] ValueChannel(byte[] thumbnail)
    {
        float[] value = new float[Pixels];
        for (int pixel = 0; pixel < Pixels; pixel++)
            value[pixel] = Math.Max(thumbnail[pixel], Math.Max(thumbnail[pixel + Pixels], thumbnail[pixel + 2 * Pixels]));
        return value;
    }

    private static ulong DifferenceHash(float[] value)
    {
        const int columns = 9, rows = 8;
        float[] fields = new float[columns * rows];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                fields[row * columns + column] = Thumbnails.MeanOf(value, Side, column, columns, row, rows);
        ulong hash = 0;
        for (int row = 0; row < rows; row++)
            for (int column = 0; column + 1 < columns; column++)
                hash = hash << 1 | (fields[row * columns + column] > fields[row * columns + column + 1] ? 1UL : 0);
        return hash;
    }
}
