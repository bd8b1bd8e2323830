namespace Genex.Research.Recordings;

/// <summary>An export (CSV) or a study folder does not hold what it should.</summary>
public sealed class ExportException(string file, string? place, string found, string expected, string? advice = null, Exception? cause = null)
    : RecordingException(file, place, found, expected, advice, cause);
