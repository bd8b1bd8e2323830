using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // an operator and what goes into it

namespace Genex.Research.Models.Fusion;

/// <summary>What is joined. The caller owns the tensors.</summary>
/// <param name="Video">(B, W): what the frames say.</param>
/// <param name="Signals">(B, S), standardised, 0 where missing.</param>
/// <param name="Present">(B, S) bool, false where missing.</param>
public readonly record struct FusionInput(Tensor Video, Tensor Signals, Tensor Present);

/// <summary>One way of joining two modalities: an embedding of the video and the signals in, one vector out.</summary>
/// <param name="name">Of the module.</param>
/// <param name="output">Size of the vector.</param>
public abstract class FusionOperator(string name, int output) : Module<FusionInput, Tensor>(name)
{
    /// <summary>Size of what it returns: (B, <see cref="Output"/>).</summary>
    public int Output { get; } = output;
}
