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
/// </remarks>
public sealed class ImprovedCnn : EmotionModel
{
    private readonly ImageBody body;
    private readonly Sequential head;

    /// <param name="settings">K, the number of logits. Frames may have any size of at least 8 x 8.</param>
    /// <param name="spatialDropout">Whether whole channels are dropped after each stage (0.3, 0.4, 0.5), as in the report's model.</param>
    public ImprovedCnn(ModelSettings settings, bool spatialDropout = true) : base(nameof(ImprovedCnn))
    {
        Module<Tensor, Tensor> Stage(int channelsIn, int channelsOut, double dropout) => Sequential(
            [Conv2d(channelsIn, channelsOut, kernel_size: 3, padding: 1), BatchNorm2d(channelsOut), ReLU(), MaxPool2d(2),
                .. spatialDropout ? (Module<Tensor, Tensor>[])[Dropout2d(dropout)] : []]);

        body = new ImageBody(
            ("stage1", Stage(3, 32, dropout: 0.3)),      // (B,  32, H/2, W/2)
            ("stage2", Stage(32, 64, dropout: 0.4)),     // (B,  64, H/4, W/4)
            ("stage3", Stage(64, 128, dropout: 0.5)),    // (B, 128, H/8, W/8)
            ("pool", AdaptiveAvgPool2d(7)));             // (B, 128, 7, 7)

        head = Sequential(
            Flatten(),                                   // (B, 6272)
            new SeededDropout(0.7), Linear(6272, 304), ReLU(),
            new SeededDropout(0.5), Linear(304, settings.Targets)); // (B, K)

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);
}
