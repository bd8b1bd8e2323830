using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models.Fusion;

/// <summary>F.3: a weighted sum of both embeddings with two learned weights, the same for every sample, as B.3 has it.</summary>
public sealed class WeightedSum : FusionOperator, ILearnsFusionWeights
{
    private readonly SignalEmbedding signals;
    private readonly Parameter weights;

    /// <param name="width">Size of an embedding and of the result.</param>
    /// <param name="signals">S, number of signals.</param>
    public WeightedSum(int width, int signals = PhysicalFeatures.Count) : base(nameof(WeightedSum), width)
    {
        this.signals = new SignalEmbedding(width, signals);
        weights = new Parameter(zeros(2));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public FusionWeights FusionWeights => FusionWeights.Softmax(weights);

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor shares = weights.softmax(0);
        return ((shares[0] * input.Video) + (shares[1] * signals.call(input.Signals))).MoveToOuterDisposeScope();
    }
}
