namespace Genex.Research.Recordings;

/// <summary>The file of a face finder is missing, is another one than before, or holds none. It says nothing about a video: no recording is left out for
/// it.</summary>
public sealed class FaceFinderException(string file, string found, string expected, string? advice = null, Exception? cause = null)
    : RecordingException(file, null, found, expected, advice, cause);
