using Genex.Research.Datasets;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Takes a modality away from some training samples, so that a model learns to do without it (Neverova et al. 2016, "ModDrop").</summary>
/// <remarks>A sample loses its frame (the mean colour everywhere) or all its signals (missing), equally often, and never both.</remarks>
public sealed class ModalityDropout
{
    private readonly bool[] frames, signals; // of every row

    /// <param name="count">B.</param>
    /// <param name="chance">Of a sample to lose one, 0 to 1.</param>
    /// <param name="random">Decides; one draw per sample.</param>
    /// <param name="moments">T: rows of a sample, which loses a modality at all of its moments.</param>
    public ModalityDropout(int count, double chance, SeededRandom random, int moments = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        (frames, signals) = (new bool[count * moments], new bool[count * moments]);
        for (int sample = 0; sample < count; sample++)
        {
            double draw = random.NextDouble();
            Array.Fill(frames, draw >= chance / 2, sample * moments, moments);
            Array.Fill(signals, draw < chance / 2 || draw >= chance, sample * moments, moments);
        }
    }

    /// <summary>The batch without the signals that are lost.</summary>
    /// <param name="batch">Stays the caller's; the new one shares the rest.</param>
    /// <returns>A batch in the current dispose scope.</returns>
    public Batch OfSignals(Batch batch) =>
        batch with { Present = batch.Present.logical_and(tensor(signals, [signals.Length, 1], device: batch.Present.device)) };

    /// <summary>Frames, or what a network has made of them, without those that are lost.</summary>
    /// <param name="rows">(B, ...); stays the caller's.</param>
    /// <param name="without">(1, ...): what a lost frame looks like there.</param>
    /// <returns>Rows in the current dispose scope.</returns>
    public Tensor OfFrames(Tensor rows, Tensor without)
    {
        long[] shape = [.. Enumerable.Repeat(1L, (int)rows.dim())];
        shape[0] = frames.Length;
        return rows.where(tensor(frames, shape, device: rows.device), without);
    }
}
