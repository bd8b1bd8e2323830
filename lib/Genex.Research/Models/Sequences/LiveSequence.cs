using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Sequences;

/// <summary>Follows a recording while it comes: one moment in, its logits out, the same as if the whole recording were there.</summary>
/// <remarks>
/// A frame goes through the body once; of the past only T - 1 tokens are kept, so that time and memory of a step do not grow. A moment fills the slot that lies
/// as many steps before the present as its time says, to the nearest step, as in <see cref="Datasets.SampleWindows"/>.
/// </remarks>
/// <param name="model">In evaluation mode; stays the caller's.</param>
/// <param name="stepMilliseconds">Time from one slot to the next: that of the samples that the model was trained on.</param>
public sealed class LiveSequence(FrozenSequence model, double stepMilliseconds) : IDisposable
{
    private readonly LinkedList<(double Time, Tensor Token)> past = new(); // newest first

    /// <summary>The next moment of the recording.</summary>
    /// <param name="timeMilliseconds">When; not before the last one.</param>
    /// <param name="moment">One row: the frame, the signals scaled as in training, and which are there.</param>
    /// <returns>K logits.</returns>
    /// <exception cref="ArgumentException">The time lies before the last one, or there is more than one row.</exception>
    public float[] Next(double timeMilliseconds, ModelInput moment)
    {
        if (moment.Video.shape[0] != 1)
            throw new ArgumentException(Invariant($"{moment.Video.shape[0]} moments were given; expected 1 at a time."), nameof(moment));
        if (past.First is { } last && timeMilliseconds < last.Value.Time)
            throw new ArgumentException(
                Invariant($"The moment at {timeMilliseconds} ms was given after the one at {last.Value.Time} ms; expected them in order of time."),
                nameof(timeMilliseconds));
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        Tensor token = model.Tokens(model.Prefix(moment.Video, model.Body.Stages.Count), moment).DetachFromDisposeScope();
        past.AddFirst((timeMilliseconds, token));
        Tensor[] slots = new Tensor[model.Moments];
        foreach ((double time, Tensor before) in past)
        {
            double steps = Math.Round((timeMilliseconds - time) / stepMilliseconds);
            if (steps < model.Moments) slots[^((int)steps + 1)] ??= before;
        }

        Tensor known = tensor([.. slots.Select(slot => slot is not null)], [1, model.Moments], device: token.device);
        float[] logits = model.Read(stack([.. slots.Select(slot => slot ?? token)], 1), known).cpu().data<float>().ToArray();
        Forget(timeMilliseconds);
        return logits;
    }

    /// <summary>Forgets the past: the next moment is the first of a recording.</summary>
    public void Restart() => Forget(double.PositiveInfinity);

    /// <inheritdoc/>
    public void Dispose() => Restart();

    private void Forget(double now)
    {
        while (past.Last is { } oldest && !(now - oldest.Value.Time < (model.Moments - 0.5) * stepMilliseconds))
        {
            oldest.Value.Token.Dispose();
            past.RemoveLast();
        }
    }
}
