using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Prediction;

/// <summary>The models of a run's folds, one at a time: what no fold changed is loaded once, and what it makes of a frame is computed once for all
/// folds.</summary>
internal sealed class FoldModels : IDisposable
{
    // Frames whose activations are kept at a time, and samples in a batch behind them.
    private const int ChunkSize = 256, BatchSize = 64;

    private readonly TrainedRun run;
    private readonly Device device;
    private readonly EmotionModel model;
    private readonly int boundary;
    private int loaded = -1;

    /// <param name="run">Gives the weights.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="FileNotFoundException">The network that the run stands on is not here.</exception>
    public FoldModels(TrainedRun run, Device device)
    {
        (this.run, this.device) = (run, device);
        model = Bundle.Restore(run, device);
        model.eval();
        boundary = TrainedParts.FrozenStages(model, run.Specification.Training).Min();
    }

    /// <summary>The mean over folds of the probabilities of samples.</summary>
    /// <param name="samples">Of one recording.</param>
    /// <param name="folds">At least one.</param>
    /// <param name="progress">Told the number of samples done, as far as all folds are.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>N x K.</returns>
    public double[,] Probabilities(SampleSet samples, IReadOnlyList<FoldWeights> folds, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        EmotionTask task = run.Task;
        double[,] mean = new double[samples.Count, task.Count];
        using IDisposable nothingRecorded = no_grad();
        for (int start = 0; start < samples.Count; start += ChunkSize)
        {
            int[] chunk = [.. Enumerable.Range(start, Math.Min(ChunkSize, samples.Count - start))];
            using DisposeScope scope = NewDisposeScope();
            Tensor? front = null;
            for (int place = 0; place < folds.Count; place++)
            {
                using BatchSource source = new(samples, task, folds[place].Inputs.Scaling, device, run.Specification.ImageSize);
                int[] rows = [.. source.Windows(model.Moments).Of(chunk).Rows.Distinct().Order()];
                if (boundary > 0) front ??= Front(source, rows, cancellation);
                Load(folds[place]);
                Add(source, chunk, rows, front, folds.Count, mean, cancellation);
                progress?.Report(new Progress("predicting", start + (long)chunk.Length * (place + 1) / folds.Count, samples.Count));
            }
        }

        return mean;
    }

    /// <summary>Where the models of some folds look in each sample's picture.</summary>
    /// <param name="samples">Of one recording.</param>
    /// <param name="folds">At least one.</param>
    /// <param name="probabilities">N x K: a map that is of one target is of the most probable one.</param>
    /// <param name="progress">Told the number of folds done.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>Null where the model gives none: it looks at features, or its picture is withheld.</returns>
    public MomentMaps? Maps(SampleSet samples, IReadOnlyList<FoldWeights> folds, double[,] probabilities, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        if (samples.Count == 0 || run.Specification.Withheld == "video") return null;
        int targets = probabilities.GetLength(1);
        FoldMaps maps = new(model, samples, [.. Enumerable.Range(0, samples.Count).Select(sample =>
            Enumerable.Range(0, targets).MaxBy(target => probabilities[sample, target]))]);
        for (int place = 0; place < folds.Count; place++)
        {
            using BatchSource source = new(samples, run.Task, folds[place].Inputs.Scaling, device, run.Specification.ImageSize);
            if (place == 0)
            {
                using DisposeScope scope = NewDisposeScope();
                if (!FoldMaps.Has(model, source.TakeFrames([0], Augmentation.None, 0, 0))) return null;
            }

            Load(folds[place]);
            maps.Add(source, FramesAtOnce(source), cancellation);
            progress?.Report(new Progress("looking where the model looks", place + 1, folds.Count));
        }

        return maps.Mean();
    }

    // About the same memory at every frame size: 8 frames of 224 x 224, 64 of 64 x 64.
    private static int FramesAtOnce(BatchSource source) => Math.Clamp(8 * 224 * 224 / (source.Side * source.Side), 4, BatchSize);

    private void Load(FoldWeights fold)
    {
        if (loaded == fold.Index) return;
        ModelFile.Load(fold.File, model);
        model.eval();
        loaded = fold.Index;
    }

    /// <summary>What the frozen stages make of frames.</summary>
    private Tensor Front(BatchSource source, int[] rows, CancellationToken cancellation)
    {
        List<Tensor> parts = [];
        foreach (int[] batch in rows.Chunk(FramesAtOnce(source)))
        {
            cancellation.ThrowIfCancellationRequested();
            using MixedPrecision? mixed = MixedPrecision.Of(run.Specification.Training.Inference, device);
            using Tensor frames = source.TakeFrames(batch, Augmentation.None, 0, 0), behind = model.Prefix(frames, boundary);
            parts.Add(behind.to(ScalarType.Float32));
        }

        return cat(parts, 0);
    }

    private void Add(BatchSource source, int[] chunk, int[] rows, Tensor? front, int folds, double[,] mean, CancellationToken cancellation)
    {
        int targets = mean.GetLength(1);
        foreach (int[] batch in chunk.Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            using MixedPrecision? mixed = MixedPrecision.Of(run.Specification.Training.Inference, device);
            Batch taken = front is null ? source.Take(batch, model.Moments) : source.TakeSignals(batch, model.Moments);
            ModelInput input = ModelInput.Of(taken);
            Tensor output = front is null ? model.forward(input) : model.FromPrefix(Of(front, rows, taken.Rows), input, boundary);
            float[] logits = output.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
            for (int cell = 0; cell < logits.Length; cell++)
                mean[batch[cell / targets], cell % targets] += 1 / (1 + Math.Exp(-logits[cell])) / folds;
        }
    }

    // The activations of some of the rows, which are in ascending order.
    private Tensor Of(Tensor front, int[] rows, int[] some) =>
        front.index_select(0, tensor(Array.ConvertAll(some, row => (long)Array.BinarySearch(rows, row)), device: device));

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
