using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Fusion;

/// <summary>F.6: FiLM: the signals stretch and shift each feature of the video.</summary>
/// <remarks>h = GELU((1 + gamma(s)) * v + beta(s)). Source: Perez et al. 2018, "FiLM: visual reasoning with a general conditioning layer".</remarks>
public sealed class FeatureModulation : FusionOperator
{
    private readonly SignalEmbedding signals;
    private readonly Linear stretch, shift;

    /// <param name="width">Size of an embedding and of the result.</param>
    /// <param name="signals">S, number of signals.</param>
    public FeatureModulation(int width, int signals = PhysicalFeatures.Count) : base(nameof(FeatureModulation), width)
    {
        this.signals = new SignalEmbedding(width, signals);
        stretch = Linear(width, width);
        shift = Linear(width, width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor body = signals.call(input.Signals);
        return functional.gelu(((1 + stretch.call(body)) * input.Video) + shift.call(body)).MoveToOuterDisposeScope();
    }
}
