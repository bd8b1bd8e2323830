using Genex.Research.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Sequences;

/// <summary>T.2: a temporal convolutional network: dilated convolutions that reach into the past only, each with a residual sum.</summary>
/// <remarks>
/// Kernels of <see cref="Kernel"/> at dilations 1, 2 and 4 reach over 15 moments; older ones are not read. A channel beside the tokens says which moments are
/// known; one that is not stays 0 in every layer, as what lies before the window does. Source: Bai et al. 2018, "An empirical evaluation of generic
/// convolutional and recurrent networks for sequence modeling".
/// </remarks>
public sealed class CausalConvolution : SequenceOperator
{
    /// <summary>Moments under one kernel.</summary>
    public const int Kernel = 3;

    private static readonly int[] Dilations = [1, 2, 4];

    private readonly ModuleList<Linear> layers;
    private readonly SeededDropout dropout;

    /// <param name="width">W, size of a token and of the result.</param>
    public CausalConvolution(int width) : base(nameof(CausalConvolution))
    {
        layers = ModuleList<Linear>([.. Dilations.Select((_, layer) => Linear(Kernel * (layer == 0 ? width + 1 : width), width))]);
        dropout = new SeededDropout(0.1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(SequenceInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor known = input.Known.unsqueeze(-1).to(input.Tokens.dtype);                                      // (B, T, 1)
        Tensor kept = input.Tokens, read = cat([kept, known], 2);                                             // (B, T, W), (B, T, W + 1)
        for (int layer = 0; layer < layers.Count; layer++)
            kept = read = known * (kept + dropout.call(functional.gelu(layers[layer].call(Taps(read, Dilations[layer])))));

        return kept.select(1, kept.shape[1] - 1).MoveToOuterDisposeScope();                                   // (B, W)
    }

    // A convolution is one product of its taps: on a CPU far sooner done than torch's own dilated convolution of so short a signal.
    private static Tensor Taps(Tensor read, int dilation)
    {
        long moments = read.shape[1];
        Tensor padded = functional.pad(read, [0, 0, (Kernel - 1L) * dilation, 0]);                            // nothing before the window
        return cat([.. Enumerable.Range(0, Kernel).Select(tap => padded.slice(1, tap * dilation, (tap * dilation) + moments, 1))], 2);
    }
}
