using Genex.Research.Datasets;
using Genex.Research.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Applies a model to samples.</summary>
public static class Predictor
{
    /// <summary>Logits of the given samples, dropout and variation off; the model is left in evaluation mode.</summary>
    /// <param name="model">On the source's device.</param>
    /// <param name="source">Where batches come from.</param>
    /// <param name="samples">M indices of samples.</param>
    /// <param name="batchSize">Samples per forward pass; changes speed, and the last digits at most. Default 64.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>M x K.</returns>
    public static float[] Logits(EmotionModel model, BatchSource source, ReadOnlySpan<int> samples, int batchSize = 64,
        CancellationToken cancellation = default) =>
        Logits(model, source, samples, null, InferencePrecision.Float32, batchSize, cancellation);

    /// <summary>The same from kept activations of frozen layers, where there are some, in a precision.</summary>
    internal static float[] Logits(
        EmotionModel model, BatchSource source, ReadOnlySpan<int> samples, PrefixActivations? kept, InferencePrecision precision, int batchSize = 64,
        CancellationToken cancellation = default)
    {
        model.eval();
        float[] logits = new float[samples.Length * source.Task.Count];
        using IDisposable nothingRecorded = no_grad();
        for (int start = 0; start < samples.Length; start += batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            using MixedPrecision? mixed = MixedPrecision.Of(precision, source.Device);
            ReadOnlySpan<int> batchSamples = samples.Slice(start, Math.Min(batchSize, samples.Length - start));
            Batch batch = kept is null ? source.Take(batchSamples, model.Moments) : source.TakeSignals(batchSamples, model.Moments);
            ModelInput input = ModelInput.Of(batch);
            Tensor made = kept is null ? model.forward(input) : model.FromPrefix(kept.Take(batch.Rows, 0), input, kept.Boundary);
            Tensor output = made.to(ScalarType.Float32).cpu().contiguous();
            output.data<float>().CopyTo(logits, start * source.Task.Count);
        }

        return logits;
    }
}
