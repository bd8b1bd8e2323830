namespace Genex.Research.Recordings;

/// <summary>How a study's exports are read.</summary>
/// <param name="TimeFormat">How they write times. Default null: as a table's metadata rows say ("Time unit"), else milliseconds since the start of the
/// recording. A unit in a column's header goes before either.</param>
/// <param name="Region">Where the participant is in every video. Default null: as study.json says, else found in each picture.</param>
public sealed record StudyReadSettings(ExportTimeFormat? TimeFormat = null, FrameRegion? Region = null);
