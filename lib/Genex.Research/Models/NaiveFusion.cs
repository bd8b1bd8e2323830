using Genex.Research.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>B.1: a small vision transformer and a perceptron over the physical features, concatenated.</summary>
/// <remarks>
/// Features (B, 192), the class token. Missing physical features enter as 0, their mean after standardisation.
/// 2,130,065 parameters for K = 17. Source: report, multimodal table, row B.1.
/// </remarks>
public sealed class NaiveFusion : EmotionModel
{
    private readonly VisionTransformer video;
    private readonly Sequential physical;
    private readonly Sequential fusion;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public NaiveFusion(ModelSettings settings) : base(nameof(NaiveFusion))
    {
        video = new VisionTransformer(new VisionTransformerSettings(
            new EncoderBlockSettings(Width: 192, Heads: 3, Hidden: 768, NormOrder.After) { AllDropout = 0.1 }, Depth: 4));

        physical = Sequential(
            Linear(settings.Signals, 384), GELU(), new SeededDropout(0.1),
            Linear(384, 192), GELU(), new SeededDropout(0.1),
            LayerNorm(192));                             // (B, 192)

        fusion = Sequential(
            Linear(384, 192), GELU(), new SeededDropout(0.1),
            Linear(192, settings.Targets));              // (B, K)

        RegisterComponents();
        Initialisation.Xavier(this);
    }

    /// <inheritdoc/>
    public override ImageBody Body => video;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor both = cat([features, physical.call(input.KnownSignals())], 1); // (B, 384)
        return fusion.call(both).MoveToOuterDisposeScope();
    }
}
