using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Sequences;

/// <summary>T.3: a gated recurrent unit that walks from the oldest moment to the present; at one that is not known its state stays.</summary>
/// <remarks>Returned is the present token plus what the unit remembers. Source: Cho et al. 2014, "Learning phrase representations using RNN
/// encoder-decoder".</remarks>
public sealed class RecurrentUnit : SequenceOperator
{
    private readonly GRUCell cell;

    /// <param name="width">W, size of a token, of the state and of the result.</param>
    public RecurrentUnit(int width) : base(nameof(RecurrentUnit))
    {
        cell = GRUCell(width, width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(SequenceInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        (long batch, long moments) = (input.Tokens.shape[0], input.Tokens.shape[1]);
        Tensor state = zeros_like(input.Tokens.select(1, 0));                                     // (B, W)
        for (long moment = 0; moment < moments; moment++)
        {
            Tensor next = cell.call(input.Tokens.select(1, moment), state);
            state = next.where(input.Known.slice(1, moment, moment + 1, 1).expand(batch, state.shape[1]), state);
        }

        return (input.Tokens.select(1, moments - 1) + state).MoveToOuterDisposeScope();            // (B, W)
    }
}
