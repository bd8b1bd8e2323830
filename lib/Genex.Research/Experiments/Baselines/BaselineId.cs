namespace Genex.Research.Experiments;

/// <summary>Every baseline; <see cref="BaselineNames"/> has what each is called.</summary>
public enum BaselineId
{
    /// <inheritdoc cref="BaselineNames.Majority"/>
    Majority = 0,

    /// <inheritdoc cref="BaselineNames.Prevalence"/>
    Prevalence,

    /// <inheritdoc cref="BaselineNames.AllZero"/>
    AllZero,

    /// <inheritdoc cref="BaselineNames.Persistence"/>
    Persistence,

    /// <inheritdoc cref="BaselineNames.GazeAndSkin"/>
    GazeAndSkin,

    /// <inheritdoc cref="BaselineNames.FacialCoding"/>
    FacialCoding,

    /// <inheritdoc cref="BaselineNames.Colours"/>
    Colours,

    /// <inheritdoc cref="BaselineNames.Identity"/>
    Identity,

    /// <inheritdoc cref="BaselineNames.Shuffled"/>
    Shuffled,

    /// <inheritdoc cref="BaselineNames.AllSignals"/>
    AllSignals,

    /// <inheritdoc cref="BaselineNames.Pixels"/>
    Pixels,

    /// <inheritdoc cref="BaselineNames.LateFusion"/>
    LateFusion,

    /// <inheritdoc cref="BaselineNames.OwnSignals"/>
    OwnSignals,
}
