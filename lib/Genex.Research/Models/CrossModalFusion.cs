using Genex.Research.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>B.2: video tokens attend to the physical features, which are one token of a short transformer.</summary>
/// <remarks>
/// Features (B, 197, 256), all tokens. The release repeats the one physical token 197 times before attention; attention over copies
/// of one token is attention over that token, which is what is computed here. Its weights are therefore constant and its query and key
/// projections never learn; <see cref="SignalTokenFusion"/> is the sibling that can attend. Missing physical features enter as 0.
/// 8,222,737 parameters for K = 17. Source: report, multimodal table, row B.2.
/// </remarks>
public sealed class CrossModalFusion : EmotionModel, ICrossAttends
{
    internal const int Width = 256;
    internal const int Heads = 8;
    private const int Steps = 100;

    private readonly VisionTransformer video;
    private readonly Physics physical;
    private readonly Fusion fusion;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public CrossModalFusion(ModelSettings settings) : base(nameof(CrossModalFusion))
    {
        video = Video();                                  // (B, 197, 256)
        physical = new Physics(settings.Signals);         // (B, 1, 256)
        fusion = new Fusion(settings.Targets);            // (B, K)
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
        return fusion.call(features, physical.call(input.KnownSignals()), null).MoveToOuterDisposeScope();
    }

    internal static EncoderBlockSettings Block { get; } = new(Width, Heads, Hidden: 4 * Width, NormOrder.After) { AllDropout = 0.1 };

    internal static VisionTransformer Video() => new(new VisionTransformerSettings(Block, Depth: 6, TransformerOutput.AllTokens));

    /// <summary>Physical features (B, S) as a sequence of one step: (B, 1, 256). Positions are learned for up to 100 steps.</summary>
    private sealed class Physics : Module<Tensor, Tensor>
    {
        private readonly Linear projection;
        private readonly Parameter positions = new(randn(1, Steps, Width) * 0.02);
        private readonly TokenEncoder encoder = new(Block, depth: 3);

        public Physics(int signals) : base(nameof(Physics))
        {
            projection = Linear(signals, Width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor signals)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor step = projection.call(signals).unsqueeze(1) + positions[.., ..1]; // (B, 1, 256)
            return encoder.call(step, null).MoveToOuterDisposeScope();
        }
    }

    /// <summary>Video tokens (B, 197, 256) attend to physical tokens (B, M, 256); their mean becomes logits (B, K).</summary>
    internal sealed class Fusion : Module<Tensor, Tensor, Tensor?, Tensor>
    {
        private readonly CrossModalBlock cross = new(Width, Heads, dropout: 0.1);
        private readonly Sequential head;

        public Fusion(int targets) : base(nameof(Fusion))
        {
            head = Sequential(
                Linear(Width, 128), GELU(), new SeededDropout(0.1),
                Linear(128, 64), GELU(), new SeededDropout(0.1),
                Linear(64, targets));
            RegisterComponents();
        }

        public override Tensor forward(Tensor video, Tensor physical, Tensor? present)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor tokens = cross.call(video, physical, present);                     // (B, 197, 256)
            return head.call(tokens.mean([1])).MoveToOuterDisposeScope();          // (B, K)
        }
    }
}
