using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Fusion;

/// <summary>F.1: both embeddings beside each other and a hidden layer over them, as B.1 has it.</summary>
public sealed class Concatenation : FusionOperator
{
    private readonly SignalEmbedding signals;
    private readonly Linear hidden;

    /// <param name="width">Size of an embedding and of the result.</param>
    /// <param name="signals">S, number of signals.</param>
    public Concatenation(int width, int signals = PhysicalFeatures.Count) : base(nameof(Concatenation), width)
    {
        this.signals = new SignalEmbedding(width, signals);
        hidden = Linear(2 * width, width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        return functional.gelu(hidden.call(cat([input.Video, signals.call(input.Signals)], 1))).MoveToOuterDisposeScope();
    }
}
