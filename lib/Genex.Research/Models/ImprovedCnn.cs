using Genex.Research.Models.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>A.1: three convolution stages, adaptive pooling and a strongly regularised head.</summary>
/// <remarks>
/// Video (B, 3, H, W), normalised RGB, H and W at least 8; returns logits (B, K). Features (B, 128, 7, 7).
/// 2,000,993 parameters for K = 1. Source: report, video-only table, row A.1. The sibling A.1n drops no channels between its stages: what they learn is small
/// and spread over few channels, and with a third to a half of them gone at each of three normalised stages little of it comes through.
/// The sibling A.1s is the network that the released script builds, from which the report's figure came: a head of three layers over all 28 x 28 places of a
/// frame of 224 x 224 (others are pooled to as many), 51,540,225 parameters.
/// </remarks>
public sealed class ImprovedCnn : EmotionModel
{
    private readonly ImageBody body;
    private readonly Sequential head;

    /// <param name="settings">K, the number of logits. Frames may have any size of at least 8 x 8.</param>
    /// <param name="spatialDropout">Whether whole channels are dropped after each stage (0.3, 0.4, 0.5), as in the report's model.</param>
    /// <param name="released">Whether the head is the released script's; else it is of the size that the report states.</param>
    public ImprovedCnn(ModelSettings settings, bool spatialDropout = true, bool released = false) : base(nameof(ImprovedCnn))
    {
        Module<Tensor, Tensor> Stage(int channelsIn, int channelsOut, double dropout) => Sequential(
            [Conv2d(channelsIn, channelsOut, kernel_size: 3, padding: 1), BatchNorm2d(channelsOut), ReLU(), MaxPool2d(2),
                .. spatialDropout ? (Module<Tensor, Tensor>[])[Dropout2d(dropout)] : []]);

        int side = released ? 28 : 7, places = 128 * side * side;
        body = new ImageBody(
            ("stage1", Stage(3, 32, dropout: 0.3)),      // (B,  32, H/2, W/2)
            ("stage2", Stage(32, 64, dropout: 0.4)),     // (B,  64, H/4, W/4)
            ("stage3", Stage(64, 128, dropout: 0.5)),    // (B, 128, H/8, W/8)
            ("pool", AdaptiveAvgPool2d(side)));          // (B, 128, 7, 7), released (B, 128, 28, 28)

        head = released
            ? Sequential(
                Flatten(),                               // (B, 100352)
                Linear(places, 512), ReLU(), new SeededDropout(0.7),
                Linear(512, 128), ReLU(), new SeededDropout(0.7),
                Linear(128, settings.Targets))           // (B, K)
            : Sequential(
                Flatten(),                               // (B, 6272)
                new SeededDropout(0.7), Linear(places, 304), ReLU(),
                new SeededDropout(0.5), Linear(304, settings.Targets)); // (B, K)

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);
}
