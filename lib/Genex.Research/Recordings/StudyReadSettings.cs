namespace Genex.Research.Recordings;

/// <summary>How a study's exports are read.</summary>
/// <param name="TimeFormat">How they write times. Default milliseconds since the start of the recording.</param>
public sealed record StudyReadSettings(ExportTimeFormat TimeFormat = ExportTimeFormat.Milliseconds);
