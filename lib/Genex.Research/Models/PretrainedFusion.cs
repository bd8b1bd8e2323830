using Genex.Research.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>B.3: ViT-B/16, a perceptron over the physical features, attention between the two and learned fusion weights.</summary>
/// <remarks>
/// Features (B, 768), the class token. The one query attends to the one key: weight 1, whatever the data, and the same in the last
/// encoder layer; <see cref="PretrainedSignalTokenFusion"/> is the sibling that can attend. Missing physical features enter as 0.
/// 90,644,207 parameters for K = 17. Source: report, multimodal table, row B.3.
/// </remarks>
public sealed class PretrainedFusion : EmotionModel, ICrossAttends, ILearnsFusionWeights
{
    internal const int Width = 512;

    private readonly VisionTransformer video;
    private readonly Sequential physical;
    private readonly Fusion fusion;

    /// <param name="settings">K, the number of logits, and the side of the frames.</param>
    public PretrainedFusion(ModelSettings settings) : base(nameof(PretrainedFusion))
    {
        video = VisionTransformer.Base16();                                   // (B, 768)
        physical = Physical(settings.Signals);                                                // (B, 512)
        fusion = new Fusion(settings.Targets, videoShare: 0.6f, physicalShare: 0.4f); // (B, K)
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
        Tensor summary = physical.call(input.KnownSignals());                 // (B, 512)
        return fusion.call(features, summary, null, null).MoveToOuterDisposeScope();
    }

    internal static Sequential Physical(int signals) => Sequential(
        Linear(signals, 66), LayerNorm(66), GELU(), new SeededDropout(0.3),
        Linear(66, 132), LayerNorm(132), GELU(), new SeededDropout(0.3),
        Linear(132, Width), LayerNorm(Width), GELU());

    /// <summary>Class token (B, 768) and physical summary (B, 512) to logits (B, K); attention is over the summary, or over signal tokens (B, S, 512) where
    /// they are given.</summary>
    internal sealed class Fusion : Module<Tensor, Tensor, Tensor?, Tensor?, Tensor>
    {
        private readonly Sequential projector;
        private readonly Attention attention;
        private readonly Parameter weights;
        private readonly EncoderBlock encoder;
        private readonly Sequential head;

        public Fusion(int targets, float videoShare, float physicalShare) : base(nameof(Fusion))
        {
            projector = Sequential(Linear(768, Width), LayerNorm(Width), GELU(), new SeededDropout(0.3));
            attention = new Attention(Width, heads: 8, dropout: 0.3);
            weights = new Parameter(tensor([videoShare, physicalShare]));
            encoder = new EncoderBlock(new EncoderBlockSettings(Width, Heads: 8, Hidden: 4 * Width, NormOrder.After) { AllDropout = 0.3 });
            head = Sequential(
                Linear(Width, 256), LayerNorm(256), GELU(), new SeededDropout(0.3),
                Linear(256, 128), LayerNorm(128), GELU(),
                Linear(128, targets));
            RegisterComponents();
            Initialisation.Xavier(projector);
            Initialisation.Xavier(head);
        }

        public FusionWeights Shares => FusionWeights.Softmax(weights);

        public override Tensor forward(Tensor features, Tensor summary, Tensor? signals, Tensor? present)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor query = projector.call(features).unsqueeze(1);                                      // (B, 1, 512)
            Tensor attended = attention.call(query, signals ?? summary.unsqueeze(1), present);         // (B, 1, 512)
            Tensor shares = weights.softmax(0);
            Tensor fused = (shares[0] * attended) + (shares[1] * summary.unsqueeze(1));                   // (B, 1, 512)
            return head.call(Encode(fused, signals, present)).MoveToOuterDisposeScope();            // (B, K)
        }

        // With signal tokens the fused token is encoded together with them; alone it could attend to itself only.
        private Tensor Encode(Tensor fused, Tensor? signals, Tensor? present)
        {
            if (signals is null || present is null)
                return encoder.call(fused, null)[.., 0];
            Tensor tokens = cat([fused, signals], 1);                                                     // (B, 34, 512)
            Tensor there = cat([ones(present.shape[0], 1, dtype: ScalarType.Bool, device: present.device), present], 1);
            return encoder.call(tokens, there)[.., 0];                                              // (B, 512)
        }
    }
}
