using Genex.Research.Models.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>A.1r: A.1 as the script builds it that its stored runs came from: the same stages, no pooling after them, and a wider head.</summary>
/// <remarks>
/// Video (B, 3, H, W), normalised RGB; returns logits (B, K). Features (B, 128, S/8, S/8), S the side it was built for: frames of that side are not pooled,
/// others are, to as many places.
/// 51,540,225 parameters for K = 1 and S = 224, where the report states 2.0 million: it is here to make the report's figure again. Source:
/// scripts/train_improved_model.py of the release.
/// </remarks>
public sealed class ReleasedCnn : EmotionModel
{
    private const int Channels = 128;

    private readonly ImageBody body;
    private readonly Sequential head;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public ReleasedCnn(ModelSettings settings) : base(nameof(ReleasedCnn))
    {
        int side = settings.ImageSize / 8;
        body = new ImageBody([.. ImprovedCnn.Stages(spatialDropout: true), ("pool", AdaptiveAvgPool2d(side))]); // (B, 128, S/8, S/8)
        head = Sequential(
            Flatten(),                                            // (B, 128 S/8 S/8)
            Linear(Channels * side * side, 512), ReLU(), new SeededDropout(0.7),
            Linear(512, 128), ReLU(), new SeededDropout(0.7),
            Linear(128, settings.Targets));                       // (B, K)
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);
}
