namespace Genex.Research.Recordings;

/// <summary>How a study's exports are read.</summary>
/// <param name="TimeFormat">How they write times. Default null: as a table's metadata rows say ("Time unit"), else milliseconds since the start of the
/// recording. A unit in a column's header goes before either.</param>
/// <param name="Region">Where the participant is in every video. Default null: as study.json says, else found in each picture.</param>
/// <param name="Faces">How faces are looked for in the videos. Default null: as study.json says, else not at all.</param>
public sealed record StudyReadSettings(ExportTimeFormat? TimeFormat = null, FrameRegion? Region = null, FaceSearch? Faces = null)
{
    /// <summary>Whether nothing is said, so that the study's own description decides.</summary>
    internal bool IsDefault => TimeFormat is null && Region is null && Faces is null;
}
