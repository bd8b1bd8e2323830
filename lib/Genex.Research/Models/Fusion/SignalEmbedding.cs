using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Fusion;

/// <summary>The signals as one vector: a linear layer and a GELU, as the video's embedding is made.</summary>
/// <remarks>(B, S), 0 where missing; returns (B, width).</remarks>
public sealed class SignalEmbedding : Module<Tensor, Tensor>
{
    private readonly Linear projection;

    /// <param name="width">Size of the vector.</param>
    /// <param name="signals">S.</param>
    public SignalEmbedding(int width, int signals) : base(nameof(SignalEmbedding))
    {
        projection = Linear(signals, width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor signals)
    {
        using DisposeScope scope = NewDisposeScope();
        return functional.gelu(projection.call(signals)).MoveToOuterDisposeScope();
    }
}
