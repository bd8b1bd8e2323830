using Genex.Research.Models.Blocks;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // a description and its two small vocabularies

namespace Genex.Research.Models;

/// <summary>Which inputs a model looks at.</summary>
[Flags]
public enum Modalities
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Frames of the webcam.</summary>
    Video = 1,

    /// <summary>The 33 physical features, and a study's own signals.</summary>
    Physical = 2,
}

/// <summary>What a model is built for.</summary>
/// <param name="Targets">K, the number of logits; at least 1.</param>
/// <param name="ImageSize">Side of the square frames, pixels: a multiple of 16, at least 32. Default 224.</param>
/// <param name="Body">The network of a model whose body is frozen; null takes its usual one. Other models do not ask.</param>
public sealed record ModelSettings(int Targets, int ImageSize = 224, FrozenBody? Body = null)
{
    /// <inheritdoc cref="ModelSettings(int, int, FrozenBody)" path="/param[@name='Targets']"/>
    public int Targets { get; init; } = Targets >= 1 ? Targets
        : throw new ArgumentOutOfRangeException(nameof(Targets), Targets, "A model needs at least one target.");

    /// <summary>S of a model with signals: the 33, and the study's own after them. Default 33. Other models do not ask.</summary>
    public int Signals
    {
        get;
        init => field = value >= PhysicalFeatures.Count ? value
            : throw new ArgumentOutOfRangeException(nameof(Signals), value, Invariant($"A model has {PhysicalFeatures.Count} signals at least."));
    } = PhysicalFeatures.Count;

    /// <summary>T of a model over time: moments that it sees, the present one included; at least 1. Default 10. Other models do not ask.</summary>
    public int Moments
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Moments), value, "A window has at least 1 moment.");
    } = FrozenSequence.UsualMoments;

    /// <inheritdoc cref="ModelSettings(int, int, FrozenBody)" path="/param[@name='ImageSize']"/>
    public int ImageSize { get; init; } = ImageSize >= 32 && ImageSize % 16 == 0 ? ImageSize
        : throw new ArgumentOutOfRangeException(nameof(ImageSize), ImageSize, "The side of a frame must be a multiple of 16 pixels, at least 32.");
}

/// <summary>An architecture in the registry.</summary>
/// <param name="Id">"A.1" to "T.3".</param>
/// <param name="Name">In the report's words.</param>
/// <param name="Modalities">What it looks at.</param>
/// <param name="Targets">The K of the report's table (1 for A.*, 17 for B.*; 1 and 17 for P.1 and P.2, 17 for F.* and T.*), for which
/// <paramref name="Parameters"/> is counted.</param>
/// <param name="Parameters">Exact number of parameters at that K and 224 x 224.</param>
/// <param name="Create">Builds it with fresh weights from torch's current generator.</param>
/// <param name="Body">Where its body is meant to come from.</param>
public sealed record ModelDescription(string Id, string Name, Modalities Modalities, int Targets, long Parameters, Func<ModelSettings, EmotionModel> Create,
    BodyOrigin Body = BodyOrigin.Fresh)
{
    /// <summary>Which of the report's families it belongs to.</summary>
    public ModelFamily Family => Modalities.HasFlag(Modalities.Physical) ? ModelFamily.Fusion : ModelFamily.Video;
}
