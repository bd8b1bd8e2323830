namespace Genex.Research.Recordings;

/// <summary>Which part of a video's frames shows the participant, and how that is known.</summary>
/// <param name="Region">The part.</param>
/// <param name="Evidence">"given", or what the picture shows, as a clause.</param>
/// <param name="IsDoubtful">Whether name and picture disagree, or the picture shows nothing; somebody should look.</param>
public sealed record VideoRegion(FrameRegion Region, string Evidence, bool IsDoubtful = false)
{
    /// <summary>As it was given.</summary>
    public static VideoRegion Given(FrameRegion region) => new(region, "given");

    /// <summary>"whole picture (its picture shows no quarters)".</summary>
    public override string ToString() => $"{Region.Text} ({Evidence})";
}
