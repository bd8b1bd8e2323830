using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Sequences;

/// <summary>T.2: a temporal convolutional network: dilated convolutions that reach into the past only, each with a residual sum.</summary>
/// <remarks>
/// Kernels of <see cref="Kernel"/> at dilations 1, 2 and 4 reach over 15 moments. A channel beside the tokens says which moments are known; one that is
/// not stays 0 in every layer, as what lies before the window does. Source: Bai et al. 2018, "An
/// empirical evaluation of generic convolutional and recurrent networks for sequence modeling".
/// </remarks>
public sealed class CausalConvolution : SequenceOperator
{
    /// <summary>Moments under one kernel.</summary>
    public const int Kernel = 3;

    private static readonly int[] Dilations = [1, 2, 4];

    private readonly ModuleList<Conv1d> layers;
    private readonly Dropout dropout;

    /// <param name="width">W, size of a token and of the result.</param>
    public CausalConvolution(int width) : base(nameof(CausalConvolution))
    {
        layers = ModuleList<Conv1d>([.. Dilations.Select((dilation, place) => Conv1d(place == 0 ? width + 1 : width, width, Kernel, dilation: dilation))]);
        dropout = Dropout(0.1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(SequenceInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor kept = input.Tokens.transpose(1, 2);                                                           // (B, W, T)
        Tensor known = input.Known.unsqueeze(1).to(kept.dtype);                                               // (B, 1, T)
        Tensor read = cat([kept, known], 1);                                                                  // (B, W + 1, T)
        for (int layer = 0; layer < layers.Count; layer++)
        {
            Tensor past = functional.pad(read, [(Kernel - 1L) * Dilations[layer], 0]);                        // nothing before the window
            kept = read = known * (kept + dropout.call(functional.gelu(layers[layer].call(past))));           // (B, W, T)
        }

        return kept.select(2, kept.shape[2] - 1).MoveToOuterDisposeScope();                                   // (B, W)
    }
}
