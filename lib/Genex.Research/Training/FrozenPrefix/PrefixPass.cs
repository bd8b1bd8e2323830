using Genex.Research.Datasets;
using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>One walk of every frame of a study through the front of a body, leaving its activations at one or more boundaries.</summary>
internal sealed class PrefixPass(ImageBody body, BatchSource source, PrefixViews views, CancellationToken cancellation)
{
    private int Rows => source.Samples.Count;

    // About the same memory at every frame size: 8 frames of 224 x 224, 64 of 64 x 64.
    private int BatchSize => Math.Clamp(8 * 224 * 224 / (source.Side * source.Side), 4, 64);

    /// <summary>Sizes of a sample's activations at boundaries in ascending order.</summary>
    public Dictionary<int, long[]> RowShapes(IEnumerable<int> boundaries)
    {
        using IDisposable nothingRecorded = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Dictionary<int, long[]> shapes = [];
        (Tensor activations, int at) = (source.TakeFrames([0], Augmentation.None, 0, 0), 0);
        foreach (int boundary in boundaries)
        {
            (activations, at) = (body.Run(activations, at, boundary), boundary);
            shapes[boundary] = activations.shape[1..];
        }

        return shapes;
    }

    /// <summary>Computes one view and writes a file per boundary; none is found before all are whole.</summary>
    /// <param name="view">Which view.</param>
    /// <param name="targets">Boundaries in ascending order, the sizes of a row there, the files.</param>
    /// <param name="progress">Told the number of frames done after every batch.</param>
    public void Write(int view, IReadOnlyList<(int Boundary, long[] RowShape, string Path)> targets, Action<int> progress)
    {
        List<(int Boundary, PrefixWriter Writer)> writers = [];
        try
        {
            foreach ((int boundary, long[] shape, string path) in targets) writers.Add((boundary, new PrefixWriter(path, Rows, shape)));
            Walk(view, writers, progress);
            writers.ForEach(target => target.Writer.Commit());
        }
        finally
        {
            writers.ForEach(target => target.Writer.Dispose());
        }
    }

    private void Walk(int view, IReadOnlyList<(int Boundary, PrefixWriter Writer)> writers, Action<int> progress)
    {
        using IDisposable nothingRecorded = no_grad();
        for (int start = 0; start < Rows; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            using MixedPrecision? mixed = MixedPrecision.Of(views.Precision, source.Device);
            int[] batch = [.. Enumerable.Range(start, Math.Min(BatchSize, Rows - start))];
            // Equal frames, as those without content of an ablation, go through once.
            (int[] distinct, long[]? ownRow) = views.Augmentation == Augmentation.None ? Distinct(batch) : (batch, null);
            Tensor activations = source.TakeFrames(distinct, views.Augmentation, views.Seed, view);
            int at = 0;
            foreach ((int boundary, PrefixWriter writer) in writers)
            {
                activations = body.Run(activations, at, boundary);
                at = boundary;
                Tensor rows = ownRow is null ? activations : activations.index_select(0, tensor(ownRow, device: activations.device));
                writer.Write(rows.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray());
            }

            progress(start + batch.Length);
        }
    }

    /// <summary>The first of each set of equal frames, and for every sample of the batch which of them is its own; null where all differ.</summary>
    private (int[] First, long[]? OwnRow) Distinct(int[] batch)
    {
        List<int> first = [];
        long[] ownRow = new long[batch.Length];
        for (int row = 0; row < batch.Length; row++)
        {
            int same = first.FindIndex(other => source.Samples.Frames[other].SequenceEqual(source.Samples.Frames[batch[row]]));
            ownRow[row] = same < 0 ? first.Count : same;
            if (same < 0) first.Add(batch[row]);
        }

        return first.Count == batch.Length ? (batch, null) : ([.. first], ownRow);
    }
}
