using Genex.Research.Datasets;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Takes a modality away from some training samples, so that a model learns to do without it (Neverova et al. 2016, "ModDrop").</summary>
public static class ModalityDropout
{
    /// <summary>A batch in which some samples have lost their frame (the mean colour everywhere) or all their signals (missing); never both.</summary>
    /// <param name="batch">Stays the caller's; the new batch shares its labels.</param>
    /// <param name="chance">Of a sample to lose one, 0 to 1; frame and signals are lost equally often.</param>
    /// <param name="random">Decides; one draw per sample.</param>
    /// <returns>A batch in the current dispose scope.</returns>
    public static Batch Apply(Batch batch, double chance, SeededRandom random)
    {
        int count = (int)batch.Labels.shape[0];
        float[] frames = new float[count];
        bool[] signals = new bool[count];
        for (int sample = 0; sample < count; sample++)
        {
            double draw = random.NextDouble();
            frames[sample] = draw < chance / 2 ? 0 : 1;
            signals[sample] = draw < chance / 2 || draw >= chance;
        }

        Tensor video = batch.Video * tensor(frames, [count, 1, 1, 1], device: batch.Video.device);
        Tensor present = batch.Present.logical_and(tensor(signals, [count, 1], device: batch.Present.device));
        return batch with { Video = video, Present = present };
    }
}
