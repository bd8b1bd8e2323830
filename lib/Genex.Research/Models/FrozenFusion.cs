using Genex.Research.Models.Blocks;
using Genex.Research.Models.Fusion;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>F.0 to F.8: the features of a frozen network and the signals, joined in one of eight ways; all but the joining is alike.</summary>
/// <remarks>
/// Features (B, F) are standardised over the training batches and become an embedding of <see cref="Width"/>; an operator joins it with the signals, and one
/// linear layer gives the logits. F.0 joins nothing: it is the same network on video alone. Not of the report.
/// </remarks>
public sealed class FrozenFusion : EmotionModel
{
    /// <summary>Size of an embedding.</summary>
    public const int Width = 64;

    private readonly OnnxBody body;
    private readonly BatchNorm1d standardise;
    private readonly Sequential video;
    private readonly FusionOperator? fusion;
    private readonly Linear head;

    /// <param name="settings">K, the number of logits, and the body; null takes the usual one.</param>
    /// <param name="fusion">Makes the operator from the embedding's size and the number of signals; null looks at the video alone.</param>
    /// <exception cref="FileNotFoundException">No body is given, and the usual one is not there.</exception>
    public FrozenFusion(ModelSettings settings, Func<int, int, FusionOperator>? fusion) : base(nameof(FrozenFusion))
    {
        body = new OnnxBody(settings.Body ?? new FrozenBody(FrozenBodyHead.Usual()));
        standardise = BatchNorm1d(body.Features, affine: false);
        video = Sequential(new SeededDropout(0.5), Linear(body.Features, Width), GELU());
        this.fusion = fusion?.Invoke(Width, settings.Signals);
        head = Linear(this.fusion?.Output ?? Width, settings.Targets);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor standard = standardise.call(features);
        if (fusion is null) return head.call(video.call(standard)).MoveToOuterDisposeScope();
        return head.call(fusion.call(new FusionInput(video.call(standard), input.KnownSignals(), input.Present))).MoveToOuterDisposeScope();
    }
}
