using static TorchSharp.torch;

namespace Genex.Research.Datasets;

/// <summary>Makes batches of one fold: scaling and labels are computed once here, so a batch costs only its own frames.</summary>
public sealed class BatchSource : IDisposable
{
    private readonly SampleSet samples;
    private readonly FrameTensors frames;
    private readonly Tensor physical, present, labels, known;
    private SampleWindows? windows;

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
        physical = Keep(standardiser.Apply(samples), samples.SignalCount);
        present = tensor(samples.FeaturePresent, [samples.Count, samples.SignalCount], device: Device).DetachFromDisposeScope();
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

    /// <summary>For each of the N samples the part of the fold that it belongs to, so that no window reaches from one into another; null: all are in
    /// one.</summary>
    public IReadOnlyList<int>? Parts { get; init; }

    /// <summary>These samples as they are.</summary>
    /// <param name="indices">B samples.</param>
    /// <param name="moments">T: how many moments each is seen with; 1: by itself.</param>
    /// <returns>A batch the caller disposes.</returns>
    public Batch Take(ReadOnlySpan<int> indices, int moments = 1) => Take(indices, moments, Augmentation.None, 0, 0);

    /// <summary>These samples without their frames (Video is (B, 3, 0, 0)), for a model that starts from kept activations.</summary>
    /// <inheritdoc cref="Take(ReadOnlySpan{int}, int)"/>
    public Batch TakeSignals(ReadOnlySpan<int> indices, int moments = 1) =>
        Assemble(indices, moments, rows => zeros([rows.Length, 3, 0, 0], device: Device));

    /// <summary>The frames of these samples alone, varied as in a batch.</summary>
    /// <returns>(B, 3, S, S), which the caller disposes.</returns>
    public Tensor TakeFrames(ReadOnlySpan<int> indices, Augmentation augmentation, long seed, int epoch) =>
        augmentation == Augmentation.None ? frames.Plain(indices) : frames.Varied(indices, augmentation, seed, epoch);

    /// <summary>These samples with their frames varied: the same (augmentation, seed, epoch, sample) gives the same frame in any batch.</summary>
    /// <inheritdoc cref="Take(ReadOnlySpan{int}, int)"/>
    public Batch Take(ReadOnlySpan<int> indices, int moments, Augmentation augmentation, long seed, int epoch) =>
        Assemble(indices, moments, rows => TakeFrames(rows, augmentation, seed, epoch));

    /// <summary>The windows of this length, within the parts.</summary>
    public SampleWindows Windows(int moments) => windows is { } made && made.Moments == moments ? made : windows = new SampleWindows(samples, moments, Parts);

    /// <inheritdoc/>
    public void Dispose()
    {
        physical.Dispose();
        present.Dispose();
        labels.Dispose();
        known.Dispose();
    }

    private Batch Assemble(ReadOnlySpan<int> indices, int moments, Func<int[], Tensor> video)
    {
        (int[] rows, bool[]? filled) = moments == 1 ? (indices.ToArray(), null) : Windows(moments).Of(indices);
        using Tensor places = Places(rows), own = Places(indices);
        return new Batch(video(rows), physical.index_select(0, places), present.index_select(0, places), labels.index_select(0, own),
            known.index_select(0, own))
        {
            Rows = rows,
            Window = filled is null ? null : tensor(filled, [indices.Length, moments], device: Device),
        };
    }

    private Tensor Places(ReadOnlySpan<int> indices) => tensor(Array.ConvertAll(indices.ToArray(), index => (long)index), device: Device);

    private Tensor Keep(float[] values, int width) => tensor(values, [samples.Count, width], device: Device).DetachFromDisposeScope();
}
