using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models;

/// <summary>B.2t: B.2 with every physical feature a token of its own, so that attention has something to choose from.</summary>
/// <remarks>
/// Features (B, 197, 256), all tokens. Differs from <see cref="CrossModalFusion"/> only in the physical side: 33 tokens (value times a learned
/// direction, plus the feature's learned identity) in place of one token and its position, with missing features masked out of the keys.
/// With every feature missing, attention adds nothing and the video decides alone. Parameters: <see cref="ModelRegistry"/>.
/// </remarks>
public sealed class SignalTokenFusion : EmotionModel, ICrossAttends
{
    private readonly VisionTransformer video;
    private readonly SignalTokens signals;
    private readonly TokenEncoder physical;
    private readonly CrossModalFusion.Fusion fusion;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public SignalTokenFusion(ModelSettings settings) : base(nameof(SignalTokenFusion))
    {
        video = CrossModalFusion.Video();                                 // (B, 197, 256)
        signals = new SignalTokens(CrossModalFusion.Width, settings.Signals);               // (B, S, 256)
        physical = new TokenEncoder(CrossModalFusion.Block, depth: 3);    // (B, S, 256)
        fusion = new CrossModalFusion.Fusion(settings.Targets);           // (B, K)
        RegisterComponents();
        Initialisation.Xavier(this);
    }

    /// <inheritdoc/>
    public override ImageBody Body => video;

    /// <inheritdoc/>
    public string CrossAttentionLayer => "fusion.cross.attention";

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor tokens = physical.call(signals.call(input.KnownSignals()), input.Present);
        return fusion.call(features, tokens, input.Present).MoveToOuterDisposeScope();
    }
}
