using Genex.Research.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Sequences;

/// <summary>T.1: a small transformer over the moments up to the present one; its last token goes on.</summary>
/// <remarks>Positions are counted from the present, so that a short past means the same as in a long window. Unknown moments are attended to by
/// none.</remarks>
public sealed class MomentAttention : SequenceOperator
{
    /// <summary>Number of layers.</summary>
    public const int Depth = 2;

    private readonly int moments;
    private readonly Parameter positions;
    private readonly ModuleList<EncoderBlock> blocks;
    private readonly LayerNorm norm;

    /// <param name="width">W, size of a token and of the result.</param>
    /// <param name="moments">T at most.</param>
    public MomentAttention(int width, int moments) : base(nameof(MomentAttention))
    {
        this.moments = moments;
        positions = new Parameter(randn(1, moments, width) * 0.02);
        EncoderBlockSettings block = new(width, Heads: 4, Hidden: 2 * width, NormOrder.Before) { AllDropout = 0.1 };
        blocks = ModuleList<EncoderBlock>([.. Enumerable.Range(0, Depth).Select(_ => new EncoderBlock(block))]);
        norm = LayerNorm(width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(SequenceInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        long taken = input.Tokens.shape[1];
        Tensor tokens = input.Tokens + positions.slice(1, moments - taken, moments, 1); // (B, T, W)
        foreach (EncoderBlock block in blocks) tokens = block.call(tokens, input.Known);
        return norm.call(tokens.select(1, taken - 1)).MoveToOuterDisposeScope();        // (B, W)
    }
}
