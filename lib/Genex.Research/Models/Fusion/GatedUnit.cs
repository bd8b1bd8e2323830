using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Fusion;

/// <summary>F.4: the gated multimodal unit: each sample and each feature weighs the modalities anew.</summary>
/// <remarks>h = z * tanh(V v) + (1 - z) * tanh(S s), z = sigmoid(Z [v; s]). Source: Arevalo et al. 2017, "Gated multimodal units for information
/// fusion".</remarks>
public sealed class GatedUnit : FusionOperator
{
    private readonly SignalEmbedding signals;
    private readonly Linear ofVideo, ofSignals, gate;

    /// <param name="width">Size of an embedding and of the result.</param>
    /// <param name="signals">S, number of signals.</param>
    public GatedUnit(int width, int signals = PhysicalFeatures.Count) : base(nameof(GatedUnit), width)
    {
        this.signals = new SignalEmbedding(width, signals);
        ofVideo = Linear(width, width);
        ofSignals = Linear(width, width);
        gate = Linear(2 * width, width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor body = signals.call(input.Signals);
        Tensor open = gate.call(cat([input.Video, body], 1)).sigmoid();
        return ((open * ofVideo.call(input.Video).tanh()) + ((1 - open) * ofSignals.call(body).tanh())).MoveToOuterDisposeScope();
    }
}
