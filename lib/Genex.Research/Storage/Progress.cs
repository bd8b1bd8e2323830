namespace Genex.Research.Storage;

/// <summary>How far a piece of work has come.</summary>
/// <param name="Step">What is being done, as "aligning".</param>
/// <param name="Done">Units done of this step.</param>
/// <param name="Total">Units of this step; null when it is not known.</param>
/// <param name="Unit">What is counted, as "frames".</param>
public record Progress(string Step, long Done, long? Total, string Unit = "frames")
{
    /// <summary>One line for a console.</summary>
    public override string ToString() => Total is null ? Invariant($"{Step}: {Done:N0} {Unit}") : Invariant($"{Step}: {Done:N0} of {Total:N0} {Unit}");
}
