using Genex.Research.Datasets;
using Genex.Research.Models.Blocks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // a model and what goes into it

namespace Genex.Research.Models;

/// <summary>A batch as every model takes it; for a model over time (B T) rows, oldest first, for B samples. The caller owns the tensors.</summary>
/// <param name="Video">(B, 3, H, W) RGB, normalised with ImageNet's mean and standard deviation.</param>
/// <param name="Physical">(B, S) float, in the order of the physical features, standardised; what lies where a feature is missing is never read.</param>
/// <param name="Present">(B, S) bool, false where missing.</param>
public readonly record struct ModelInput(Tensor Video, Tensor Physical, Tensor Present)
{
    /// <summary>(B, T) bool, false where nothing is known of a moment; null: every row is a sample of its own, with nothing before it.</summary>
    public Tensor? Window { get; init; }

    /// <summary>A batch as input; it shares the batch's tensors.</summary>
    public static ModelInput Of(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new(batch.Video, batch.Physical, batch.Present) { Window = batch.Window };
    }

    /// <summary>The physical features with 0 - the mean, after standardisation - where one is missing: (B, S). The caller disposes it.</summary>
    public Tensor KnownSignals()
    {
        using Tensor missing = Present.logical_not();
        return Physical.masked_fill(missing, 0);
    }
}

/// <summary>An architecture of the report, or a sibling: frames and physical signals in, one logit per target out.</summary>
/// <remarks>
/// Every model is a body over the frames and a rest that turns the body's features into logits, so that the body can be cut at any of
/// its stages: what lies before the cut and is frozen needs computing only once.
/// </remarks>
public abstract class EmotionModel(string name) : Module<ModelInput, Tensor>(name)
{
    /// <summary>What the frames go through. Its <see cref="ImageBody.Stages"/> are where it can be cut.</summary>
    public abstract ImageBody Body { get; }

    /// <summary>T: how many moments a sample is seen with, itself included. Default 1: by itself.</summary>
    public virtual int Moments => 1;

    /// <summary>Returns logits (B, K); the caller disposes them.</summary>
    public override Tensor forward(ModelInput input) => FromPrefix(input.Video, input, boundary: 0);

    /// <summary>The body's first stages: what the frames have become at a boundary. The caller disposes it.</summary>
    /// <param name="video">(B, 3, H, W) as in <see cref="ModelInput"/>.</param>
    /// <param name="boundary">How many stages to run: 0 gives the frames back, <c>Body.Stages.Count</c> the body's features.</param>
    /// <exception cref="ArgumentOutOfRangeException">The body has fewer stages, or the boundary is negative.</exception>
    public Tensor Prefix(Tensor video, int boundary) => Body.Run(video, 0, boundary);

    /// <summary>The rest of the model after <see cref="Prefix"/>: logits (B, K). The caller disposes them.</summary>
    /// <param name="activations">What <see cref="Prefix"/> gave at the same boundary; stays the caller's.</param>
    /// <param name="input">The same batch; its <see cref="ModelInput.Video"/> is not read.</param>
    /// <param name="boundary">How many stages of the body lie behind the activations.</param>
    /// <exception cref="ArgumentOutOfRangeException">The body has fewer stages, or the boundary is negative.</exception>
    public Tensor FromPrefix(Tensor activations, ModelInput input, int boundary)
    {
        using Tensor features = Body.Run(activations, boundary, Body.Stages.Count);
        return FromFeatures(features, input);
    }

    /// <summary>From the body's features to logits (B, K). The caller disposes them.</summary>
    /// <param name="features">The body's output; its shape is in the remarks of each model.</param>
    /// <param name="input">The batch, for the signals; its <see cref="ModelInput.Video"/> is not read.</param>
    public abstract Tensor FromFeatures(Tensor features, ModelInput input);
}
