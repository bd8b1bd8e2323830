using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // a body, its settings and what it gives

namespace Genex.Research.Models.Blocks;

/// <summary>What a vision transformer gives after its last normalisation.</summary>
public enum TransformerOutput
{
    /// <summary>The class token: (B, width).</summary>
    ClassToken,

    /// <summary>Class token and patches: (B, 1 + patches, width).</summary>
    AllTokens,
}

/// <summary>The shape of a vision transformer over patches of 16 x 16 pixels.</summary>
/// <param name="Block">Its blocks; the width is the size of a token.</param>
/// <param name="Depth">How many blocks.</param>
/// <param name="Output">What it gives. Default the class token.</param>
/// <param name="PositionDropout">Dropout after the positions are added, while they learn. Default 0.</param>
public sealed record VisionTransformerSettings(EncoderBlockSettings Block, int Depth, TransformerOutput Output = TransformerOutput.ClassToken,
    double PositionDropout = 0);

/// <summary>A vision transformer (Dosovitskiy et al. 2021) without its head, with the parameter names of torchvision's <c>vit_b_16</c>.</summary>
/// <remarks>
/// Frames (B, 3, H, W), H and W multiples of 16. Positions are learned for 14 x 14 patches; for other sizes they are interpolated
/// (<see cref="PatchPositions"/>), so one set of weights serves every size.
/// Stages: embedding, one per block, and the final normalisation. Boundary 1 + n lies after n blocks: (B, 1 + patches, width).
/// </remarks>
public sealed class VisionTransformer : ImageBody
{
    /// <summary>Side of a patch, pixels.</summary>
    public const int PatchSize = 16;

    private readonly VisionTransformerSettings settings;

    [ComponentName(Name = "class_token")]
    private readonly Parameter classToken;

    [ComponentName(Name = "conv_proj")]
    private readonly Conv2d patches;

    [ComponentName(Name = "encoder")]
    private readonly Encoder encoder;

    /// <param name="settings">Width, depth and blocks.</param>
    public VisionTransformer(VisionTransformerSettings settings) : base(nameof(VisionTransformer))
    {
        this.settings = settings;
        long width = settings.Block.Width;
        classToken = new Parameter(randn(1, 1, width) * 0.02);
        patches = Conv2d(3, width, kernel_size: PatchSize, stride: PatchSize);
        encoder = new Encoder(settings);
        RegisterComponents();
        Chain(
        [
            new BodyStage("embedding", Embed, [patches], () => [classToken, encoder.Positions]),
            .. encoder.Blocks.Select((block, index) => new BodyStage(Invariant($"block {index}"), block.forward, [block])),
            new BodyStage("normalisation", Finish, [encoder.Norm]),
        ]);
    }

    /// <summary>The body of torchvision's <c>vit_b_16</c>: width 768, 12 blocks, 12 heads, 85,798,656 parameters, drawn as torchvision draws them.</summary>
    public static VisionTransformer Base16()
    {
        var body = new VisionTransformer(new VisionTransformerSettings(
            new EncoderBlockSettings(Width: 768, Heads: 12, Hidden: 3072, NormOrder.Before) { Epsilon = 1e-6 }, Depth: 12));
        using IDisposable untracked = no_grad();
        init.zeros_(body.classToken);
        init.normal_(body.patches.weight, 0, Math.Sqrt(1.0 / (3 * PatchSize * PatchSize)));
        init.zeros_(body.patches.bias!);
        foreach (Linear linear in body.Blocks.SelectMany(block => block.FeedForward))
        {
            init.xavier_uniform_(linear.weight);
            init.normal_(linear.bias!, 0, 1e-6);
        }
        return body;
    }

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<EncoderBlock> Blocks => encoder.Blocks;

    /// <summary>What it gives.</summary>
    internal TransformerOutput Gives => settings.Output;

    private Tensor Embed(Tensor video)
    {
        if (video.dim() != 4 || video.shape[2] % PatchSize != 0 || video.shape[3] % PatchSize != 0 || video.shape[2] == 0 || video.shape[3] == 0)
            throw new ArgumentException($"Frames of shape ({string.Join(", ", video.shape)}): expected (B, 3, H, W) with H and W multiples of {PatchSize}.",
                nameof(video));
        using DisposeScope scope = NewDisposeScope();
        Tensor grid = patches.call(video);                                                  // (B, width, H/16, W/16)
        Tensor tokens = cat([classToken.expand(video.shape[0], -1, -1), grid.flatten(2).transpose(1, 2)], 1); // (B, 1 + patches, width)
        tokens = tokens + PatchPositions.For(encoder.Positions, grid.shape[2], grid.shape[3]);
        return SeededDropout.Of(tokens, settings.PositionDropout, training && encoder.Positions.requires_grad).MoveToOuterDisposeScope();
    }

    private Tensor Finish(Tensor tokens)
    {
        if (settings.Output is TransformerOutput.AllTokens)
            return encoder.Norm.call(tokens);                                            // (B, 1 + patches, width)
        using Tensor first = tokens[.., 0];
        return encoder.Norm.call(first);                                                 // (B, width)
    }

    private sealed class Encoder : nn.Module
    {
        [ComponentName(Name = "pos_embedding")]
        private readonly Parameter positions;

        [ComponentName(Name = "layers")]
        private readonly Layers layers;

        [ComponentName(Name = "ln")]
        private readonly LayerNorm norm;

        public Encoder(VisionTransformerSettings settings) : base(nameof(Encoder))
        {
            positions = new Parameter(randn(1, 1 + PatchPositions.Grid * PatchPositions.Grid, settings.Block.Width) * 0.02);
            layers = new Layers(settings);
            norm = LayerNorm(settings.Block.Width, settings.Block.Epsilon);
            RegisterComponents();
        }

        public Parameter Positions => positions;

        public IReadOnlyList<EncoderBlock> Blocks => layers.Blocks;

        public LayerNorm Norm => norm;
    }

    private sealed class Layers : nn.Module
    {
        public Layers(VisionTransformerSettings settings) : base(nameof(Layers))
        {
            Blocks = [.. Enumerable.Range(0, settings.Depth).Select(_ => new EncoderBlock(settings.Block))];
            for (int index = 0; index < Blocks.Count; index++)
                register_module(Invariant($"encoder_layer_{index}"), Blocks[index]);
        }

        public IReadOnlyList<EncoderBlock> Blocks { get; }
    }
}
