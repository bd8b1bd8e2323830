using Genex.Research.Datasets;

namespace Genex.Research.Training;

/// <summary>The variations of frames that activations are kept of.</summary>
/// <param name="Augmentation">How frames are varied.</param>
/// <param name="Seed">Of the draws.</param>
/// <param name="Count">How many views of each sample: those that an uncached training would draw in its first epochs.</param>
/// <param name="Precision">What the frozen layers compute in.</param>
internal sealed record PrefixViews(Augmentation Augmentation, long Seed, int Count, InferencePrecision Precision = InferencePrecision.Float32)
{
    /// <summary>Frames as they are: one view.</summary>
    public static PrefixViews Plain(InferencePrecision precision) => new(Augmentation.None, 0, 1, precision);

    /// <summary>The views of training frames.</summary>
    public static PrefixViews Of(TrainingSettings settings, long seed) => settings.Augmentation == Augmentation.None ? Plain(settings.Inference)
        : new(settings.Augmentation, seed, settings.CachedViews, settings.Inference);
}
