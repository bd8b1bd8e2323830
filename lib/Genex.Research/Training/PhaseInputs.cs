using Genex.Research.Datasets;
using Genex.Research.Models;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Runs a model on a phase's batches: whole, or from what was kept of its frozen front.</summary>
/// <remarks>A phase with a frozen front varies each frame in a fixed number of ways that take turns, whether or not there is room to keep them: the numbers do
/// not depend on the cache.</remarks>
/// <param name="source">Where batches come from.</param>
/// <param name="views">Variation of the training frames.</param>
/// <param name="varied">Training frames behind the frozen front; null runs the model whole.</param>
/// <param name="plain">The same for frames as they are.</param>
internal sealed class PhaseInputs(BatchSource source, PrefixViews views, PrefixActivations? varied, PrefixActivations? plain) : IDisposable
{
    /// <summary>Frames as they are, behind the frozen front; null where nothing is kept.</summary>
    public PrefixActivations? Plain => plain;

    /// <summary>Where batches are.</summary>
    public Device Device => source.Device;

    /// <summary>Finds or computes what a phase needs.</summary>
    /// <param name="cache">Null keeps nothing.</param>
    /// <param name="model">As the phase begins.</param>
    /// <param name="source">Where batches come from.</param>
    /// <param name="views">Variation of the training frames.</param>
    /// <param name="frozen">Frozen stages of every phase.</param>
    /// <param name="phase">Index of the phase.</param>
    /// <param name="progress">Told while the front is computed.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static PhaseInputs Open(
        PrefixCache? cache, EmotionModel model, BatchSource source, PrefixViews views, int[] frozen, int phase, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        if (!PrefixCache.Keeps(model, frozen[phase])) return new PhaseInputs(source, views with { Count = int.MaxValue }, null, null);
        if (cache is null) return new PhaseInputs(source, views, null, null);
        int[] later = [.. Enumerable.Range(phase, frozen.Length - phase)
            .Where(at => frozen[at] == frozen[phase..(at + 1)].Min() && PrefixCache.Keeps(model, frozen[at])).Select(at => frozen[at])];
        PrefixActivations? plain = cache.Take(model, source, frozen[phase], PrefixViews.Plain, later, progress, cancellation);
        if (plain is null) return new PhaseInputs(source, views, null, null);
        return new PhaseInputs(source, views, views == PrefixViews.Plain ? plain
            : cache.Take(model, source, frozen[phase], views, later, progress, cancellation), plain);
    }

    /// <summary>Logits of a training batch, and the batch. Made in the current dispose scope.</summary>
    /// <param name="model">In the phase's mode.</param>
    /// <param name="samples">Indices.</param>
    /// <param name="epoch">From 0, over all phases.</param>
    /// <param name="change">What is done to the batch, frames included; it then runs through the whole model. Null leaves it.</param>
    public (Tensor Logits, Batch Batch) Forward(EmotionModel model, int[] samples, int epoch, Func<Batch, Batch>? change = null)
    {
        if (change is not null)
        {
            Batch changed = change(source.Take(samples, views.Augmentation, views.Seed, epoch % views.Count));
            return (model.forward(new ModelInput(changed.Video, changed.Physical, changed.Present)), changed);
        }

        Batch batch = varied is null ? source.Take(samples, views.Augmentation, views.Seed, epoch % views.Count) : source.TakeSignals(samples);
        ModelInput input = new(batch.Video, batch.Physical, batch.Present);
        return (varied is null ? model.forward(input) : model.FromPrefix(varied.Take(samples, epoch), input, varied.Boundary), batch);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        varied?.Dispose();
        if (!ReferenceEquals(varied, plain)) plain?.Dispose();
    }
}
