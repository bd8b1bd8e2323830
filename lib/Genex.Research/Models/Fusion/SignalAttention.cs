using Genex.Research.Models.Blocks;
using Genex.Research.Recordings;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Fusion;

/// <summary>F.7: the video asks, the signals answer: cross-modal attention over a token of each signal, as B.2t has it.</summary>
public sealed class SignalAttention : FusionOperator
{
    private readonly SignalTokens signals;
    private readonly CrossModalBlock cross;

    /// <param name="width">Size of a token and of the result.</param>
    /// <param name="signals">S, number of signals.</param>
    public SignalAttention(int width, int signals = PhysicalFeatures.Count) : base(nameof(SignalAttention), width)
    {
        this.signals = new SignalTokens(width, signals);
        cross = new CrossModalBlock(width, heads: 4, dropout: 0.1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor query = input.Video.unsqueeze(1);                                                                   // (B, 1, W)
        return cross.call(query, signals.call(input.Signals), input.Present).squeeze(1).MoveToOuterDisposeScope(); // (B, W)
    }
}
