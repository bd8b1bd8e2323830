using Genex.Research.Recordings;
using static TorchSharp.torch;

namespace Genex.Research.Datasets;

/// <summary>Makes batches of one fold: scaling and labels are computed once here, so a batch costs only its own frames.</summary>
public sealed class BatchSource : IDisposable
{
    private readonly SampleSet samples;
    private readonly FrameTensors frames;
    private readonly Tensor physical, present, labels, known;

    /// <param name="samples">All samples.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="standardiser">Fitted on the fold's training samples.</param>
    /// <param name="device">Where batches go; null is the CPU.</param>
    /// <param name="side">Side of the frames in a batch, pixels; null leaves them at the side they are kept at.</param>
    public BatchSource(SampleSet samples, EmotionTask task, Standardiser standardiser, Device? device = null, int? side = null)
    {
        this.samples = samples;
        Task = task;
        Device = device ?? CPU;
        Side = side ?? samples.Frames.Side;
        frames = new FrameTensors(samples.Frames.At(Side), Device);
        (Labels, Known) = task.LabelsOf(samples);
        physical = Keep(standardiser.Apply(samples), PhysicalFeatures.Count);
        present = tensor(samples.FeaturePresent, [samples.Count, PhysicalFeatures.Count], device: Device).DetachFromDisposeScope();
        labels = Keep(Labels, task.Count);
        known = Keep([.. Known.Select(flag => flag ? 1f : 0f)], task.Count);
    }

    /// <summary>All samples.</summary>
    public SampleSet Samples => samples;

    /// <summary>What is predicted.</summary>
    public EmotionTask Task { get; }

    /// <summary>Where batches go.</summary>
    public Device Device { get; }

    /// <summary>Side of the frames in a batch, pixels.</summary>
    public int Side { get; }

    /// <summary>N x K, 0 or 1.</summary>
    public float[] Labels { get; }

    /// <summary>N x K, false where the label is not known.</summary>
    public bool[] Known { get; }

    /// <summary>How many labels of these samples are known.</summary>
    public int KnownLabels(ReadOnlySpan<int> indices)
    {
        int count = 0;
        foreach (int sample in indices) count += Known.AsSpan(sample * Task.Count, Task.Count).Count(true);
        return count;
    }

    /// <summary>These samples as they are.</summary>
    /// <returns>A batch the caller disposes.</returns>
    public Batch Take(ReadOnlySpan<int> indices) => Assemble(indices, frames.Plain(indices));

    /// <summary>These samples without their frames (Video is (B, 3, 0, 0)), for a model that starts from kept activations.</summary>
    /// <returns>A batch the caller disposes.</returns>
    public Batch TakeSignals(ReadOnlySpan<int> indices) => Assemble(indices, zeros([indices.Length, 3, 0, 0], device: Device));

    /// <summary>The frames of these samples alone, varied as in a batch.</summary>
    /// <returns>(B, 3, S, S), which the caller disposes.</returns>
    public Tensor TakeFrames(ReadOnlySpan<int> indices, Augmentation augmentation, long seed, int epoch) =>
        augmentation == Augmentation.None ? frames.Plain(indices) : frames.Varied(indices, augmentation, seed, epoch);

    /// <summary>These samples with their frames varied: the same (augmentation, seed, epoch, sample) gives the same frame in any batch.</summary>
    /// <returns>A batch the caller disposes.</returns>
    public Batch Take(ReadOnlySpan<int> indices, Augmentation augmentation, long seed, int epoch) =>
        augmentation == Augmentation.None ? Take(indices) : Assemble(indices, frames.Varied(indices, augmentation, seed, epoch));

    /// <inheritdoc/>
    public void Dispose()
    {
        physical.Dispose();
        present.Dispose();
        labels.Dispose();
        known.Dispose();
    }

    private Batch Assemble(ReadOnlySpan<int> indices, Tensor video)
    {
        using Tensor places = tensor(Array.ConvertAll(indices.ToArray(), index => (long)index), device: Device);
        return new Batch(video, physical.index_select(0, places), present.index_select(0, places), labels.index_select(0, places),
            known.index_select(0, places));
    }

    private Tensor Keep(float[] values, int width) => tensor(values, [samples.Count, width], device: Device).DetachFromDisposeScope();
}
