using Genex.Research.Models.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>A.3: ResNet-50, made to start from ImageNet weights, and a head of three layers.</summary>
/// <remarks>
/// Video (B, 3, H, W), at least 32 x 32; returns logits (B, K). Features (B, 2048). Weights are random until a file is loaded.
/// 24,688,705 parameters for K = 1. Source: report, video-only table, row A.3.
/// </remarks>
public sealed class PretrainedResNet : EmotionModel
{
    private readonly ResNet50 body;
    private readonly Sequential head;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public PretrainedResNet(ModelSettings settings) : base(nameof(PretrainedResNet))
    {
        body = new ResNet50();                                 // (B, 2048)
        head = Sequential(
            new SeededDropout(0.5), Linear(2048, 512), ReLU(),
            new SeededDropout(0.25), Linear(512, 256), ReLU(),
            new SeededDropout(0.15), Linear(256, settings.Targets));     // (B, K)

        RegisterComponents();
        Initialisation.Normal(head, 0.01);
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);
}
