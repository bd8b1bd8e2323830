namespace Genex.Research.Datasets;

/// <summary>Which of the signals a model may look at.</summary>
/// <remarks>
/// The targets are made by the sensor that also gives the 28 facial-coding channels: what a model finds in those says little about a second modality. The five
/// others come from sensors of their own, so a claim that fusion helps rests on them.
/// </remarks>
public enum SignalSet
{
    /// <summary>All 33, and the study's own.</summary>
    All = 0,

    /// <summary>The 28 channels of facial coding, the targets' own sensor.</summary>
    FacialCoding,

    /// <summary>All but facial coding: the 5 of eye tracking and skin conductance, and the study's own.</summary>
    GazeAndSkin,

    /// <summary>The study's own alone.</summary>
    Own,
}
