using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Weights of the targets' losses that learn beside the model: a logarithm of a variance for each target (<see
/// cref="MaskedLoss.Weighted"/>).</summary>
/// <remarks>They belong to a training, not to the model: what is predicted does not need them. Each epoch's record keeps them, and a training that is taken up
/// takes them from there.</remarks>
internal sealed class TargetWeights : IDisposable
{
    private readonly Parameter logVariances;

    /// <param name="targets">K.</param>
    /// <param name="rate">Before the schedule.</param>
    /// <param name="from">K values to begin at; null: 0, every weight 1.</param>
    /// <param name="device">Of the model.</param>
    public TargetWeights(int targets, double rate, IReadOnlyList<float>? from, Device device)
    {
        using DisposeScope scope = NewDisposeScope();
        logVariances = new Parameter(tensor(from is null ? new float[targets] : [.. from]).to(device));
        logVariances.DetachFromDisposeScope();
        Trained = new("target-weights.log-variance", logVariances, rate, WeightDecay: 0) { BesideModel = true };
    }

    /// <summary>For the optimiser.</summary>
    public TrainedParameter Trained { get; }

    /// <summary>K logarithms of variances as they are now.</summary>
    public float[] LogVariances
    {
        get
        {
            using IDisposable nothingRecorded = no_grad();
            using Tensor values = logVariances.detach().cpu();
            return [.. values.data<float>()];
        }
    }

    /// <inheritdoc cref="MaskedLoss.Weighted"/>
    public Tensor Loss(Tensor logits, Tensor labels, Tensor known) => MaskedLoss.Weighted(logits, labels, known, logVariances);

    /// <summary>Before a step, as a model's own gradients.</summary>
    public void ForgetGradient() => logVariances.grad = null;

    /// <inheritdoc/>
    public void Dispose() => logVariances.Dispose();
}
