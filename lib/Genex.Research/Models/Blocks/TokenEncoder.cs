using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>Encoder blocks one after the other and a last layer normalisation.</summary>
/// <remarks>Tokens (B, T, width) and optionally which are there (B, T); returns (B, T, width).</remarks>
public sealed class TokenEncoder : Module<Tensor, Tensor?, Tensor>
{
    private readonly List<EncoderBlock> blocks;
    private readonly LayerNorm norm;

    /// <param name="block">The shape of every block.</param>
    /// <param name="depth">How many.</param>
    public TokenEncoder(EncoderBlockSettings block, int depth) : base(nameof(TokenEncoder))
    {
        blocks = [.. Enumerable.Range(0, depth).Select(_ => new EncoderBlock(block))];
        norm = LayerNorm(block.Width, block.Epsilon);
        for (int index = 0; index < depth; index++)
            register_module(Invariant($"block{index}"), blocks[index]);
        register_module(nameof(norm), norm);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tokens, Tensor? present)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (EncoderBlock block in blocks)
            tokens = block.call(tokens, present);
        return norm.call(tokens).MoveToOuterDisposeScope();
    }
}
