using Genex.Research.Models.Blocks;
using Genex.Research.Models.Fusion;
using Genex.Research.Models.Sequences;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>T.1 to T.3: what F.1 makes of a moment, followed over the moments before it in one of three ways; all but the following is alike.</summary>
/// <remarks>
/// At each of T moments the frame's features and the signals become one token of <see cref="Width"/>, exactly as in F.1; an operator makes one vector of the
/// tokens, and one linear layer gives the logits of the last moment. Moments that are not known are told to the operator. Nothing looks ahead. Not of the
/// report, which names temporal models as a next step.
/// </remarks>
public sealed class FrozenSequence : EmotionModel
{
    /// <summary>T where nothing else is asked for.</summary>
    public const int UsualMoments = 10;

    /// <summary>Size of a token.</summary>
    public const int Width = FrozenFusion.Width;

    private readonly OnnxBody body;
    private readonly BatchNorm1d standardise;
    private readonly Sequential video;
    private readonly Concatenation fusion;
    private readonly SequenceOperator over;
    private readonly Linear head;

    /// <param name="settings">K, T, and the body; null takes the usual one.</param>
    /// <param name="over">Makes the operator from the size of a token and T.</param>
    /// <exception cref="FileNotFoundException">No body is given, and the usual one is not there.</exception>
    public FrozenSequence(ModelSettings settings, Func<int, int, SequenceOperator> over) : base(nameof(FrozenSequence))
    {
        Moments = settings.Moments;
        body = new OnnxBody(settings.Body ?? new FrozenBody(FrozenBodyHead.Usual()));
        standardise = BatchNorm1d(body.Features, affine: false);
        video = Sequential(new SeededDropout(0.5), Linear(body.Features, Width), GELU());
        fusion = new Concatenation(Width, settings.Signals);
        this.over = over(Width, Moments);
        head = Linear(Width, settings.Targets);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override int Moments { get; }

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor tokens = Tokens(features, input);                                                            // (B T, W)
        Tensor known = input.Window ?? ones(features.shape[0], 1, ScalarType.Bool, features.device);        // (B, T)
        return Read(tokens.reshape(known.shape[0], known.shape[1], Width), known).MoveToOuterDisposeScope(); // (B, K)
    }

    /// <summary>One token per moment, which depends on that moment alone: (N, W). The caller disposes them.</summary>
    /// <param name="features">(N, F): what the body makes of the frames.</param>
    /// <param name="input">The same N moments, for the signals.</param>
    internal Tensor Tokens(Tensor features, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        return fusion.call(new FusionInput(video.call(standardise.call(features)), input.KnownSignals(), input.Present)).MoveToOuterDisposeScope();
    }

    /// <summary>Logits (B, K) of the last of each T tokens. The caller disposes them.</summary>
    /// <param name="tokens">(B, T, W), oldest first; what lies at a moment that is not known is not read.</param>
    /// <param name="known">(B, T) bool; the last moment is known.</param>
    internal Tensor Read(Tensor tokens, Tensor known)
    {
        using DisposeScope scope = NewDisposeScope();
        return head.call(over.call(new SequenceInput(tokens.masked_fill(known.logical_not().unsqueeze(-1), 0), known))).MoveToOuterDisposeScope();
    }
}
