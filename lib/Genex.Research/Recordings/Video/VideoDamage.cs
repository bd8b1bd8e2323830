namespace Genex.Research.Recordings;

/// <summary>Something wrong with a video that can still be read in part.</summary>
/// <param name="File">Path of the video.</param>
/// <param name="Place">Where: "after frame 120, 4000 ms".</param>
/// <param name="Found">What is wrong, as a clause.</param>
/// <param name="Expected">What a sound file would have there.</param>
public sealed record VideoDamage(string File, string Place, string Found, string Expected)
{
    /// <summary>The same as an exception.</summary>
    public VideoException ToException() =>
        new(File, Place, Found, Expected, "Copy the file again from its source; or read what is left of it with the corruption policy \"report\".");

    /// <summary>One sentence: file, place, found, expected.</summary>
    public override string ToString() => $"{File}, {Place}: {Found}; expected {Expected}.";
}
