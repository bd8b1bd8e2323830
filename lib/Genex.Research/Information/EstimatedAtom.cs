using Genex.Research.Evaluation;

namespace Genex.Research.Information;

/// <summary>An estimated number of bits.</summary>
/// <param name="Bits">Corrected for the bias that rows without any information have; can lie a little below 0.</param>
/// <param name="Bias">What was taken off: the mean over studies in which the target was moved in time, so that it tells nothing.</param>
/// <param name="Interval">95 % interval over participants; null with fewer than 10 participants.</param>
/// <param name="P">How often a target that was moved in time looks this informative.</param>
public sealed record EstimatedAtom(double Bits, double Bias, ParticipantInterval? Interval, double P)
{
    /// <summary>Whether it is told from zero: rarely so large by luck and, where there is an interval, above 0 with all of it.</summary>
    public bool IsShown => P <= 0.05 && Interval is not { Lower: <= 0 };
}
