using Genex.Research.Models.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>A.2: a small vision transformer, trained from nothing.</summary>
/// <remarks>
/// Video (B, 3, H, W), multiples of 16; returns logits (B, K). Features (B, 192): the class token after the head's layer normalisation,
/// which is the body's last stage. 1,963,393 parameters for K = 1. Source: report, video-only table, row A.2.
/// </remarks>
public sealed class VisionTransformerFromScratch : EmotionModel
{
    private readonly VisionTransformer body;
    private readonly Linear head;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public VisionTransformerFromScratch(ModelSettings settings) : base(nameof(VisionTransformerFromScratch))
    {
        body = new VisionTransformer(new VisionTransformerSettings(
            new EncoderBlockSettings(Width: 192, Heads: 3, Hidden: 768, NormOrder.Before) { Dropout = 0.3, AttentionDropout = 0.3, AttentionBias = false },
            Depth: 4, PositionDropout: 0.3));            // (B, 192)
        head = Linear(192, settings.Targets);            // (B, K)

        RegisterComponents();
        Initialisation.Normal(this, 0.02);
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);
}
