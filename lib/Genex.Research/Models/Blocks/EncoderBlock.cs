using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // a block, where it normalises, and its settings

namespace Genex.Research.Models.Blocks;

/// <summary>Where a transformer block normalises (Xiong et al. 2020).</summary>
public enum NormOrder
{
    /// <summary>Before attention and before the feed-forward part, as torchvision's <c>EncoderBlock</c>.</summary>
    Before,

    /// <summary>After each residual sum, as <c>nn.TransformerEncoderLayer</c>.</summary>
    After,
}

/// <summary>The shape of a transformer encoder block.</summary>
/// <param name="Width">Size of a token.</param>
/// <param name="Heads">Attention heads; divide the width.</param>
/// <param name="Hidden">Size of the feed-forward part's hidden layer.</param>
/// <param name="Norm">Where it normalises.</param>
public sealed record EncoderBlockSettings(long Width, int Heads, long Hidden, NormOrder Norm)
{
    /// <summary>Dropout in the feed-forward part, after its activation and after its output. Default 0.</summary>
    public double Dropout { get; init; }

    /// <summary>Dropout of attention weights. Default 0.</summary>
    public double AttentionDropout { get; init; }

    /// <summary>Dropout of attention's output before the residual sum. Default 0.</summary>
    public double ResidualDropout { get; init; }

    /// <summary>Whether query, key and value have biases. Default yes.</summary>
    public bool AttentionBias { get; init; } = true;

    /// <summary>Added to the variance in layer normalisation. Default 1e-5.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>One dropout everywhere, as <c>nn.TransformerEncoderLayer</c> has it.</summary>
    public double AllDropout { init => Dropout = AttentionDropout = ResidualDropout = value; }
}

/// <summary>A transformer encoder block: self-attention and a GELU feed-forward part, each with a residual sum and a layer normalisation.</summary>
/// <remarks>
/// Tokens (B, T, width) and optionally which are there (B, T); returns (B, T, width). Missing tokens are attended to by none, and their own rows mean nothing.
/// Parameter names are torchvision's: <c>ln_1, self_attention, ln_2, mlp.0, mlp.3</c>.
/// </remarks>
public sealed class EncoderBlock : Module<Tensor, Tensor?, Tensor>
{
    private readonly NormOrder norm;
    private readonly double residualDropout;

    [ComponentName(Name = "ln_1")]
    private readonly LayerNorm attentionNorm;

    [ComponentName(Name = "self_attention")]
    private readonly Attention attention;

    [ComponentName(Name = "ln_2")]
    private readonly LayerNorm feedForwardNorm;

    [ComponentName(Name = "mlp")]
    private readonly Sequential feedForward;

    /// <param name="settings">Shape and dropouts.</param>
    public EncoderBlock(EncoderBlockSettings settings) : base(nameof(EncoderBlock))
    {
        norm = settings.Norm;
        residualDropout = settings.ResidualDropout;
        attentionNorm = LayerNorm(settings.Width, settings.Epsilon);
        attention = new Attention(settings.Width, settings.Heads, settings.AttentionDropout, settings.AttentionBias);
        feedForwardNorm = LayerNorm(settings.Width, settings.Epsilon);
        feedForward = Sequential(
            Linear(settings.Width, settings.Hidden), GELU(), new SeededDropout(settings.Dropout),
            Linear(settings.Hidden, settings.Width), new SeededDropout(settings.Dropout));
        RegisterComponents();
    }

    /// <summary>Where it normalises.</summary>
    internal NormOrder Norm => norm;

    /// <summary>The two layers of the feed-forward part.</summary>
    internal IEnumerable<Linear> FeedForward => feedForward.children().OfType<Linear>();

    /// <summary>One block. The caller disposes the result.</summary>
    public Tensor forward(Tensor tokens) => call(tokens, null);

    /// <inheritdoc cref="forward(Tensor)"/>
    public override Tensor forward(Tensor tokens, Tensor? present)
    {
        using DisposeScope scope = NewDisposeScope();
        if (norm is NormOrder.Before)
        {
            Tensor attended = tokens + Attend(attentionNorm.call(tokens), present);
            return (attended + feedForward.call(feedForwardNorm.call(attended))).MoveToOuterDisposeScope();
        }
        Tensor normed = attentionNorm.call(tokens + Attend(tokens, present));
        return feedForwardNorm.call(normed + feedForward.call(normed)).MoveToOuterDisposeScope();
    }

    private Tensor Attend(Tensor tokens, Tensor? present) =>
        SeededDropout.Of(attention.call(tokens, tokens, present), residualDropout, training);
}
