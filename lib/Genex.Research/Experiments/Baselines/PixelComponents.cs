using Genex.Research.Datasets;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>Frames of 32 x 32 pixels as their first principal components, found on training samples alone.</summary>
/// <remarks>"Eigenfaces" (Turk and Pentland 1991): a linear model of these is one of the pixels, with as many weights as there are components.</remarks>
internal sealed class PixelComponents : IDisposable
{
    private const int Side = 32, Most = 64;
    private readonly FrameBank frames;
    private readonly Tensor mean, axes;

    /// <param name="samples">All samples.</param>
    /// <param name="train">Those that mean and components are taken from; at least 2.</param>
    public PixelComponents(SampleSet samples, int[] train)
    {
        frames = samples.Frames.At(Side);
        using DisposeScope scope = NewDisposeScope();
        Tensor pixels = Pixels(train);                                                       // (M, 3072)
        mean = pixels.mean([0], keepdim: true);
        Tensor centred = pixels - mean;
        // M is smaller than 3072 as a rule: the eigenvectors of the products of rows give those of the pixels.
        (Tensor values, Tensor vectors) = linalg.eigh(centred.matmul(centred.t()));       // ascending
        int kept = Math.Min(Most, train.Length - 1);
        Tensor scale = values.slice(0, -kept, long.MaxValue, 1).clamp_min(1e-6f).sqrt();
        axes = centred.t().matmul(vectors.slice(1, -kept, long.MaxValue, 1)) / scale;        // (3072, kept)
        mean.DetachFromDisposeScope();
        axes.DetachFromDisposeScope();
    }

    /// <summary>M x components of these samples.</summary>
    public double[,] Of(int[] places)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor found = (Pixels(places) - mean).matmul(axes);
        (int rows, int columns) = ((int)found.shape[0], (int)found.shape[1]);
        float[] values = found.contiguous().data<float>().ToArray();
        double[,] table = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) table[row, column] = values[(row * columns) + column];
        }

        return table;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        mean.Dispose();
        axes.Dispose();
    }

    private Tensor Pixels(int[] places)
    {
        float[] values = new float[places.Length * frames.FrameLength];
        for (int row = 0; row < places.Length; row++)
        {
            ReadOnlySpan<byte> frame = frames[places[row]];
            for (int pixel = 0; pixel < frame.Length; pixel++) values[(row * frames.FrameLength) + pixel] = frame[pixel] / 255f;
        }

        return tensor(values, [places.Length, frames.FrameLength]);
    }
}
