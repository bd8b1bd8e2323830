using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>Cross-modal attention of B.2: queries from one modality, keys and values from another, a residual sum and a feed-forward part.</summary>
/// <remarks>
/// Query (B, Q, width), memory (B, M, width), optionally which memories are there (B, M); returns (B, Q, width).
/// One layer normalisation serves both inputs, as in the release: x = q + A(N(q), N(m)); x + F(N'(x)).
/// </remarks>
public sealed class CrossModalBlock : Module<Tensor, Tensor, Tensor?, Tensor>
{
    private readonly LayerNorm inputNorm;
    private readonly Attention attention;
    private readonly LayerNorm feedForwardNorm;
    private readonly Sequential feedForward;

    /// <param name="width">Size of a token.</param>
    /// <param name="heads">Attention heads; divide the width.</param>
    /// <param name="dropout">Of attention weights and in the feed-forward part, whose hidden layer is four times as wide.</param>
    public CrossModalBlock(long width, int heads, double dropout) : base(nameof(CrossModalBlock))
    {
        inputNorm = LayerNorm(width);
        attention = new Attention(width, heads, dropout);
        attention.DrawEachProjection();
        feedForwardNorm = LayerNorm(width);
        feedForward = Sequential(
            Linear(width, 4 * width), GELU(), new SeededDropout(dropout),
            Linear(4 * width, width), new SeededDropout(dropout));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor query, Tensor memory, Tensor? present)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor attended = query + attention.call(inputNorm.call(query), inputNorm.call(memory), present);
        return (attended + feedForward.call(feedForwardNorm.call(attended))).MoveToOuterDisposeScope();
    }
}
