namespace Genex.Research.Training.Presets;

/// <summary>How T.1 to T.3 are trained: as F.1, whose tokens they follow over time, so that what differs is the time.</summary>
internal static class FrozenSequence
{
    /// <summary>As F.1, with the present moment and nine before it.</summary>
    public static TrainingSettings Study { get; } = FrozenFusion.Study with { Moments = Models.FrozenSequence.UsualMoments };

    /// <summary>The same in short.</summary>
    public static TrainingSettings Quick { get; } = FrozenFusion.Quick with { Moments = Models.FrozenSequence.UsualMoments };
}
