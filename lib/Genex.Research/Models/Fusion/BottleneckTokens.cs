using Genex.Research.Models.Blocks;
using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Fusion;

/// <summary>F.8: each modality has a transformer of its own, and the two speak through a few tokens that both attend to.</summary>
/// <remarks>
/// In each of <see cref="Depth"/> layers, each modality's tokens and the <see cref="Bottlenecks"/> shared ones go through a block of that modality; the shared
/// tokens go on as the mean of what the two made of them. Returned is the mean of the video's token and the mean of the signals' class token.
/// Source: Nagrani et al. 2021, "Attention bottlenecks for multimodal fusion".
/// </remarks>
public sealed class BottleneckTokens : FusionOperator
{
    /// <summary>Number of shared tokens.</summary>
    public const int Bottlenecks = 4;

    /// <summary>Number of layers of each modality.</summary>
    public const int Depth = 2;

    private readonly SignalTokens signals;
    private readonly Parameter shared, summary;
    private readonly ModuleList<EncoderBlock> ofVideo, ofSignals;

    /// <param name="width">Size of a token and of the result.</param>
    /// <param name="signals">S, number of signals.</param>
    public BottleneckTokens(int width, int signals = PhysicalFeatures.Count) : base(nameof(BottleneckTokens), width)
    {
        EncoderBlockSettings block = new(width, Heads: 4, Hidden: 2 * width, NormOrder.Before) { AllDropout = 0.1 };
        this.signals = new SignalTokens(width, signals);
        shared = new Parameter(randn(1, Bottlenecks, width) * 0.02);
        summary = new Parameter(randn(1, 1, width) * 0.02);
        ofVideo = ModuleList<EncoderBlock>([.. Enumerable.Range(0, Depth).Select(_ => new EncoderBlock(block))]);
        ofSignals = ModuleList<EncoderBlock>([.. Enumerable.Range(0, Depth).Select(_ => new EncoderBlock(block))]);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        long batch = input.Video.shape[0];
        int own = (int)input.Present.shape[1] + 1;
        Tensor video = input.Video.unsqueeze(1);                                                              // (B, 1, W)
        Tensor body = cat([summary.expand(batch, 1, Output), signals.call(input.Signals)], 1);                // (B, 1 + S, W)
        Tensor between = shared.expand(batch, Bottlenecks, Output);                                           // (B, 4, W)
        Tensor always = ones(batch, 1 + Bottlenecks, dtype: ScalarType.Bool, device: input.Present.device);
        Tensor there = cat([always[.., ..1], input.Present, always[.., 1..]], 1);                             // (B, 1 + S + 4)
        for (int layer = 0; layer < Depth; layer++)
        {
            Tensor seen = ofVideo[layer].call(cat([video, between], 1), null), felt = ofSignals[layer].call(cat([body, between], 1), there);
            (video, body) = (seen[.., ..1], felt[.., ..own]);
            between = (seen[.., 1..] + felt[.., own..]) / 2;
        }

        return ((video[.., 0] + body[.., 0]) / 2).MoveToOuterDisposeScope();                                  // (B, W)
    }
}
