using Genex.Research.Models.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>A.4: ViT-B/16, made to start from ImageNet weights, and a head of three layers.</summary>
/// <remarks>
/// Video (B, 3, H, W), multiples of 16; returns logits (B, K). Features (B, 768), the class token. Weights are random until a file is loaded.
/// 86,325,505 parameters for K = 1. Source: report, video-only table, row A.4.
/// </remarks>
public sealed class PretrainedVisionTransformer : EmotionModel
{
    private readonly VisionTransformer body;
    private readonly Sequential head;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public PretrainedVisionTransformer(ModelSettings settings) : base(nameof(PretrainedVisionTransformer))
    {
        body = VisionTransformer.Base16();                     // (B, 768)
        head = Sequential(
            LayerNorm(768),
            new SeededDropout(0.3), Linear(768, 512), GELU(),
            new SeededDropout(0.21), Linear(512, 256), GELU(),
            new SeededDropout(0.15), Linear(256, settings.Targets));     // (B, K)

        RegisterComponents();
        Initialisation.Normal(head, 0.02);
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);
}
