using Genex.Research.Datasets;
using Genex.Research.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Runs a model on a phase's batches: whole, or from what was kept of its frozen front.</summary>
/// <remarks>A phase with a frozen front varies each frame in a fixed number of ways that take turns, whether or not there is room to keep them: the numbers do
/// not depend on the cache.</remarks>
/// <param name="source">Where batches come from.</param>
/// <param name="views">Variation of the training frames.</param>
/// <param name="front">Stages of the frozen front; 0 where it is not worth keeping, and runs with the rest.</param>
/// <param name="varied">Training frames behind the frozen front; null where they are not kept.</param>
/// <param name="plain">The same for frames as they are.</param>
internal sealed class PhaseInputs(BatchSource source, PrefixViews views, int front, PrefixActivations? varied, PrefixActivations? plain) : IDisposable
{
    private Tensor? blank;

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
        int front = frozen[phase];
        if (!PrefixCache.Keeps(model, front)) return new PhaseInputs(source, views with { Count = int.MaxValue }, 0, null, null);
        if (cache is null) return new PhaseInputs(source, views, front, null, null);
        PrefixViews asTheyAre = PrefixViews.Plain(views.Precision);
        int[] later = [.. Enumerable.Range(phase, frozen.Length - phase)
            .Where(at => frozen[at] == frozen[phase..(at + 1)].Min() && PrefixCache.Keeps(model, frozen[at])).Select(at => frozen[at])];
        PrefixActivations? plain = cache.Take(model, source, front, asTheyAre, later, progress, cancellation);
        if (plain is null) return new PhaseInputs(source, views, front, null, null);
        return new PhaseInputs(source, views, front, views == asTheyAre ? plain
            : cache.Take(model, source, front, views, later, progress, cancellation), plain);
    }

    /// <summary>Logits of a training batch, and the batch. Made in the current dispose scope.</summary>
    /// <param name="model">In the phase's mode.</param>
    /// <param name="samples">Indices.</param>
    /// <param name="epoch">From 0, over all phases.</param>
    /// <param name="lost">Modalities that samples of the batch lose; null where none does.</param>
    public (Tensor Logits, Batch Batch) Forward(EmotionModel model, int[] samples, int epoch, ModalityDropout? lost = null)
    {
        Batch batch = varied is null ? source.Take(samples, model.Moments, views.Augmentation, views.Seed, epoch % views.Count)
            : source.TakeSignals(samples, model.Moments);
        Tensor behind = varied is null ? Front(model, batch.Video) : varied.Take(batch.Rows, epoch);
        if (lost is not null) (batch, behind) = (lost.OfSignals(batch), lost.OfFrames(behind, Blank(model)));
        return (model.FromPrefix(behind, ModelInput.Of(batch), front), batch);
    }

    // Nothing in it learns, so no gradient has to come back through it.
    private Tensor Front(EmotionModel model, Tensor frames)
    {
        if (front == 0) return frames;
        using IDisposable untracked = no_grad();
        using MixedPrecision? mixed = MixedPrecision.Of(views.Precision, source.Device);
        return model.Prefix(frames, front).to(ScalarType.Float32);
    }

    // What the front makes of a frame of the mean colour: as frozen as the front, so it is computed once.
    private Tensor Blank(EmotionModel model)
    {
        if (blank is not null) return blank;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        Tensor frame = zeros([1, 3, source.Side, source.Side], device: source.Device);
        return blank = Front(model, frame).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        blank?.Dispose();
        varied?.Dispose();
        if (!ReferenceEquals(varied, plain)) plain?.Dispose();
    }
}
