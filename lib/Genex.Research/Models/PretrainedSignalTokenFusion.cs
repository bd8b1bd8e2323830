using Genex.Research.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models;

/// <summary>B.3t: B.3 with every physical feature a token of its own for attention, and fusion weights that start equal.</summary>
/// <remarks>
/// Features (B, 768), the class token. Differs from <see cref="PretrainedFusion"/> in three places: attention is over 33 signal tokens
/// (<see cref="SignalTokens"/>), missing ones masked out of the keys; the last encoder layer sees the fused token together with them; the
/// fusion weights start at one half each. The physical summary that enters the fused token is B.3's. Parameters: <see cref="ModelRegistry"/>.
/// </remarks>
public sealed class PretrainedSignalTokenFusion : EmotionModel, ICrossAttends, ILearnsFusionWeights
{
    private readonly VisionTransformer video;
    private readonly Sequential physical;
    private readonly SignalTokens signals;
    private readonly PretrainedFusion.Fusion fusion;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public PretrainedSignalTokenFusion(ModelSettings settings) : base(nameof(PretrainedSignalTokenFusion))
    {
        video = VisionTransformer.Base16();                                   // (B, 768)
        physical = PretrainedFusion.Physical(settings.Signals);                               // (B, 512)
        signals = new SignalTokens(PretrainedFusion.Width, settings.Signals);                   // (B, S, 512)
        fusion = new PretrainedFusion.Fusion(settings.Targets, videoShare: 0.5f, physicalShare: 0.5f); // (B, K)
        RegisterComponents();
        Initialisation.Xavier(physical);
    }

    /// <inheritdoc/>
    public override ImageBody Body => video;

    /// <inheritdoc/>
    public string CrossAttentionLayer => "fusion.attention";

    /// <inheritdoc/>
    public FusionWeights FusionWeights => fusion.Shares;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor known = input.KnownSignals();                                     // (B, S)
        return fusion.call(features, physical.call(known), signals.call(known), input.Present).MoveToOuterDisposeScope();
    }
}
