using static TorchSharp.torch;

namespace Genex.Research.Datasets;

/// <summary>Frames of a bank as normalised tensors.</summary>
/// <remarks>Mean (0.485, 0.456, 0.406) and standard deviation (0.229, 0.224, 0.225) of ImageNet, as every model of the report expects.</remarks>
internal sealed class FrameTensors(FrameBank bank, Device device)
{
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f], Deviation = [0.229f, 0.224f, 0.225f];

    // A byte has 256 values and a plane one mean: the whole normalisation is a table of 3 x 256.
    private static readonly float[] Normalised =
        [.. Enumerable.Range(0, 3 * 256).Select(place => (place % 256 / 255f - Mean[place / 256]) / Deviation[place / 256])];

    private readonly int plane = bank.Side * bank.Side;

    /// <summary>(B, 3, S, S), as they are.</summary>
    public Tensor Plain(ReadOnlySpan<int> indices) => Fill(indices.ToArray(), (sample, target) =>
    {
        ReadOnlySpan<byte> source = bank[sample];
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<float> table = Normalised.AsSpan(channel * 256, 256);
            ReadOnlySpan<byte> from = source.Slice(channel * plane, plane);
            Span<float> to = target.AsSpan(channel * plane, plane);
            for (int pixel = 0; pixel < from.Length; pixel++) to[pixel] = table[from[pixel]];
        }
    });

    /// <summary>(B, 3, S, S), each varied by its own draws.</summary>
    public Tensor Varied(ReadOnlySpan<int> indices, Augmentation augmentation, long seed, int epoch) => Fill(indices.ToArray(), (sample, target) =>
    {
        FrameVariation.Apply(bank[sample], bank.Side, augmentation, new SeededRandom(seed, epoch, sample), target.AsSpan());
        for (int channel = 0; channel < 3; channel++)
        {
            foreach (ref float value in target.AsSpan(channel * plane, plane)) value = (value - Mean[channel]) / Deviation[channel];
        }
    });

    private Tensor Fill(int[] samples, Action<int, ArraySegment<float>> write)
    {
        float[] values = new float[samples.Length * bank.FrameLength];
        Parallel.For(0, samples.Length, place => write(samples[place], new ArraySegment<float>(values, place * bank.FrameLength, bank.FrameLength)));
        return tensor(values, [samples.Length, 3, bank.Side, bank.Side], device: device);
    }
}
