namespace Genex.Research.Recordings;

/// <summary>A file of a study cannot be read as what it should be. The message names the file, the place, what was found, what was expected and what to
/// do.</summary>
public abstract class RecordingException : Exception
{
    /// <summary>Builds the message: "file, place: found; expected …." and, on a line of its own, what to do.</summary>
    /// <param name="file">Path of the file, or of the folder.</param>
    /// <param name="place">"line 8", "frame 120, 4000 ms"; null when it is the file as a whole.</param>
    /// <param name="found">What was found there, as a clause: "column 'Peak Time' holds \"abc\"".</param>
    /// <param name="expected">What should have been there.</param>
    /// <param name="advice">What the reader of the message may do; null when there is nothing to suggest.</param>
    /// <param name="cause">The exception underneath, if any.</param>
    protected RecordingException(string file, string? place, string found, string expected, string? advice = null, Exception? cause = null)
        : base($"{file}{(place is null ? "" : ", " + place)}: {found}; expected {expected}.{(advice is null ? "" : "\n" + advice)}", cause)
    {
        (File, Place, Found, Expected, Advice) = (file, place, found, expected, advice);
    }

    /// <summary>Path of the file, or of the folder.</summary>
    public string File { get; }

    /// <summary>Where in the file; null when it is the file as a whole.</summary>
    public string? Place { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What may be done about it; null when there is nothing to suggest.</summary>
    public string? Advice { get; }
}
