using Genex.Research.Recordings;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Fusion;

/// <summary>F.2: late fusion. Nothing is joined but the logits: the head over both embeddings is a head over each, added.</summary>
public sealed class LateSum : FusionOperator
{
    private readonly SignalEmbedding signals;

    /// <param name="width">Size of an embedding; the result is twice as wide.</param>
    /// <param name="signals">S, number of signals.</param>
    public LateSum(int width, int signals = PhysicalFeatures.Count) : base(nameof(LateSum), 2 * width)
    {
        this.signals = new SignalEmbedding(width, signals);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        return cat([input.Video, signals.call(input.Signals)], 1).MoveToOuterDisposeScope();
    }
}
