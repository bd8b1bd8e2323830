namespace Genex.Research.Recordings;

/// <summary>Where the gaze was.</summary>
/// <param name="Milliseconds">When.</param>
/// <param name="XDegrees">To the right, degrees of visual angle; NaN where the eye was lost.</param>
/// <param name="YDegrees">Up, degrees of visual angle; NaN where the eye was lost.</param>
public readonly record struct GazeSample(double Milliseconds, double XDegrees, double YDegrees)
{
    /// <summary>Whether the eye was seen.</summary>
    public bool IsSeen => double.IsFinite(XDegrees) && double.IsFinite(YDegrees);
}
