using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Tables and videos of a study in the raw layout as they lie on disk, before anything is matched by name.</summary>
internal static class StudyTables
{
    /// <summary>Columns and row counts of every export.</summary>
    internal static IReadOnlyList<AnnotationTable> Of(Study study) => [.. study.Tables.Select(table =>
        new AnnotationTable(table.Format.Name, Path.GetRelativePath(study.Root, table.File), table.Owner, table.Columns, table.Rows))];

    /// <summary>Names of all videos; composites and webcam-only files apart, since a participant may have one of each, and of each stimulus.</summary>
    internal static IReadOnlyList<NamedSource> VideoNames(Study study)
    {
        ILookup<string, string> stimuli = study.Recordings.Where(recording => recording is { Stimulus: not null, VideoPath: not null })
            .ToLookup(recording => recording.VideoPath!, recording => $" of {recording.Stimulus}");
        return [.. study.VideoFiles.Select(path => new NamedSource(
            (FrameRegion.IsWebcamOnly(path) ? "webcam videos" : "replay videos") + string.Concat(stimuli[path]), Path.GetFileName(path)))];
    }
}
