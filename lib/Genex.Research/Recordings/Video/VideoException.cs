namespace Genex.Research.Recordings;

/// <summary>A video file is missing, empty, truncated or damaged.</summary>
public sealed class VideoException(string file, string? place, string found, string expected, string? advice = null, Exception? cause = null)
    : RecordingException(file, place, found, expected, advice, cause);
