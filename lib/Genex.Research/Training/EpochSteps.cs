using Genex.Research.Datasets;
using Genex.Research.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>The steps of one epoch: shuffled batches, their gradients, the optimiser.</summary>
/// <param name="settings">Batch size, accumulation, precision, modality dropout.</param>
/// <param name="seed">For order and modality dropout.</param>
/// <param name="model">What learns is marked.</param>
/// <param name="samples">The training ones are taken.</param>
/// <param name="inputs">Of the phase.</param>
/// <param name="weights">Of the targets' losses, where they are learnt; null weighs every known label the same.</param>
/// <param name="cancellation">Stops between batches.</param>
internal sealed class EpochSteps(
    TrainingSettings settings, long seed, EmotionModel model, TrainingSamples samples, PhaseInputs inputs, TargetWeights? weights,
    CancellationToken cancellation)
{
    private const int OrderStream = 1, ModalityStream = 4;

    /// <summary>Takes them.</summary>
    /// <param name="phase">Rates, clipping, number of samples.</param>
    /// <param name="optimiser">Of the phase.</param>
    /// <param name="epoch">From 0, over all phases.</param>
    /// <param name="epochOfPhase">From 0, in the phase.</param>
    /// <returns>Mean loss over the batches, every known label weighing the same, mean norm of the gradients before clipping, the largest rate of the
    /// first step.</returns>
    public (double Loss, double Norm, double Rate) Take(TrainingPhase phase, AdamOptimiser optimiser, int epoch, int epochOfPhase)
    {
        int[][] batches = Batches(phase.SamplesPerEpoch, epoch);
        int steps = (batches.Length + settings.AccumulatedBatches - 1) / settings.AccumulatedBatches;
        PhaseMoment Moment() => new(epochOfPhase, phase.Epochs, optimiser.Steps, (long)steps * phase.Epochs);

        double firstRate = phase.Schedule.Rate(optimiser.LargestRate, Moment()), loss = 0, norm = 0;
        TrainedParts.SetMode(model);
        foreach (int[][] group in batches.Chunk(settings.AccumulatedBatches))
        {
            model.zero_grad(set_to_none: true);
            weights?.ForgetGradient();
            int[] known = [.. group.Select(batch => samples.Source.KnownLabels(batch))];
            for (int batch = 0; batch < group.Length; batch++)
            {
                cancellation.ThrowIfCancellationRequested();
                // Weighted by known labels, the batches of a step come to the loss and gradient of one large batch.
                loss += Backward(group[batch], epoch, (double)known[batch] / Math.Max(1, known.Sum())) / batches.Length;
            }

            norm += nn.utils.clip_grad_norm_(optimiser.Parameters, phase.ClipNorm) / steps;
            PhaseMoment moment = Moment();
            optimiser.Step(rate => phase.Schedule.Rate(rate, moment), phase.Schedule.Beta1(moment));
        }

        model.zero_grad(set_to_none: true);
        return (loss, norm, firstRate);
    }

    private double Backward(int[] batchSamples, int epoch, double weight)
    {
        using DisposeScope scope = NewDisposeScope();
        using MixedPrecision? mixed = settings.MixedPrecision ? MixedPrecision.On(inputs.Device) : null;
        ModalityDropout? lost = settings.ModalityDropout == 0 ? null : new(
            batchSamples.Length, settings.ModalityDropout, new SeededRandom(seed, ModalityStream, epoch, batchSamples[0]), model.Moments);
        (Tensor logits, Batch batch) = inputs.Forward(model, batchSamples, epoch, lost);
        using Tensor full = logits.to(ScalarType.Float32);
        Tensor loss = MaskedLoss.Of(full, batch.Labels, batch.Known);
        Tensor learnt = weights is null ? loss : weights.Loss(full, batch.Labels, batch.Known);
        (learnt * weight).backward();
        return loss.item<float>();
    }

    private int[][] Batches(int? most, int epoch)
    {
        int[] order = [.. samples.Train];
        new SeededRandom(seed, OrderStream, epoch).Shuffle<int>(order);
        int[][] batches = [.. order.Take(most ?? order.Length).Chunk(settings.BatchSize)];
        return batches.Length > 1 && batches[^1].Length == 1 ? batches[..^1] : batches;
    }
}
