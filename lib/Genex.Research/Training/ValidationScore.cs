using Genex.Research.Datasets;
using Genex.Research.Models;
using TorchSharp;
using static TorchSharp.torch;

#pragma warning disable MA0048 // predicting and scoring what was predicted

namespace Genex.Research.Training;

/// <summary>Applies a model to samples.</summary>
public static class Predictor
{
    /// <summary>Logits of the given samples, dropout and variation off; the model is left in evaluation mode.</summary>
    /// <param name="model">On the source's device.</param>
    /// <param name="source">Where batches come from.</param>
    /// <param name="samples">M places of samples.</param>
    /// <param name="batchSize">Samples per forward pass; changes speed, and the last digits at most. Default 64.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>M x K.</returns>
    public static float[] Logits(EmotionModel model, BatchSource source, ReadOnlySpan<int> samples, int batchSize = 64,
        CancellationToken cancellation = default) =>
        Logits(model, source, samples, null, batchSize, cancellation);

    /// <summary>The same from kept activations of frozen layers, where there are some.</summary>
    internal static float[] Logits(
        EmotionModel model, BatchSource source, ReadOnlySpan<int> samples, PrefixActivations? kept, int batchSize = 64,
        CancellationToken cancellation = default)
    {
        model.eval();
        float[] logits = new float[samples.Length * source.Task.Count];
        using IDisposable nothingRecorded = no_grad();
        for (int start = 0; start < samples.Length; start += batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            ReadOnlySpan<int> places = samples.Slice(start, Math.Min(batchSize, samples.Length - start));
            Batch batch = kept is null ? source.Take(places) : source.TakeSignals(places);
            ModelInput input = new(batch.Video, batch.Physical, batch.Present);
            Tensor output = (kept is null ? model.forward(input) : model.FromPrefix(kept.Take(places, 0), input, kept.Boundary)).cpu().contiguous();
            output.data<float>().CopyTo(logits, start * source.Task.Count);
        }

        return logits;
    }
}

/// <summary>What chooses the epoch, computed from logits. The scores that are reported come from Evaluation.</summary>
/// <param name="Loss">Mean binary cross-entropy over known labels; not a number when none is known.</param>
/// <param name="MacroF1">Mean F1 over the targets that occur, at probability 0.5; null when none occurs.</param>
/// <param name="Accuracy">Share of known labels predicted right; not a number when none is known.</param>
internal readonly record struct ValidationScore(double Loss, double? MacroF1, double Accuracy)
{
    public static ValidationScore From(float[] logits, BatchSource source, ReadOnlySpan<int> samples)
    {
        int targets = source.Task.Count, known = 0, right = 0;
        double loss = 0;
        int[] hits = new int[targets], predicted = new int[targets], actual = new int[targets];
        for (int row = 0; row < samples.Length; row++)
        {
            for (int target = 0; target < targets; target++)
            {
                int place = samples[row] * targets + target;
                if (!source.Known[place]) continue;
                double logit = logits[row * targets + target];
                bool yes = logit > 0, truth = source.Labels[place] > 0.5f;
                loss += Math.Max(logit, 0) - (truth ? logit : 0) + double.LogP1(Math.Exp(-Math.Abs(logit)));
                known++;
                right += yes == truth ? 1 : 0;
                hits[target] += yes && truth ? 1 : 0;
                predicted[target] += yes ? 1 : 0;
                actual[target] += truth ? 1 : 0;
            }
        }

        double? macro = Enumerable.Range(0, targets).Where(target => actual[target] > 0)
            .Average(target => (double?)(2.0 * hits[target] / (predicted[target] + actual[target])));
        return new ValidationScore(loss / known, macro, (double)right / known);
    }
}
