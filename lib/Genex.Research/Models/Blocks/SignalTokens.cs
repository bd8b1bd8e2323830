using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>Every physical feature as a token: its value times a learned direction, plus the feature's learned identity.</summary>
/// <remarks>Signals (B, S), 0 where missing; returns (B, S, width), in the order of <see cref="PhysicalFeatures.Names"/>.</remarks>
public sealed class SignalTokens : Module<Tensor, Tensor>
{
    private readonly Parameter directions;
    private readonly Parameter identities;

    /// <param name="width">Size of a token.</param>
    /// <param name="signals">S.</param>
    public SignalTokens(long width, int signals) : base(nameof(SignalTokens))
    {
        directions = new Parameter(init.xavier_uniform_(empty(signals, width)));
        identities = new Parameter(randn(signals, width) * 0.02);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor signals)
    {
        using DisposeScope scope = NewDisposeScope();
        return addcmul(identities, signals.unsqueeze(2), directions, 1).MoveToOuterDisposeScope();
    }
}
