namespace Genex.Research.Recordings;

/// <summary>What to do with a video that is damaged. No choice reads short in silence.</summary>
public enum CorruptionPolicy
{
    /// <summary>Stop with a <see cref="VideoException"/> that names the file and the place.</summary>
    Fail,

    /// <summary>
    /// Leave the whole recording out, and say so. Who reads a single file gets the same exception as with <see cref="Fail"/>;
    /// who reads a study leaves that recording out and notes it.
    /// </summary>
    Skip,

    /// <summary>Keep every frame that can be decoded, and report what is damaged.</summary>
    Report,
}
