using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Tables and videos of a study in the raw layout as they lie on disk, before anything is matched by name.</summary>
internal static class StudyTables
{
    /// <summary>Columns and row counts of every export of a known kind.</summary>
    internal static IReadOnlyList<AnnotationTable> Of(string root) => [.. StudyFiles.Find(root).Exports.Select(export =>
    {
        ExportTable table = ExportTable.Read(export.Path, Required(export.Kind), export.Kind == ExportKind.Summary ? SummaryExport.Percentages : null);
        ParticipantId? owner = ParticipantId.TryFind(Path.GetFileNameWithoutExtension(export.Path), out ParticipantId id) ? id : null;
        return new AnnotationTable(Word(export.Kind), Path.GetRelativePath(root, export.Path), owner, table.Columns, table.Rows.Count);
    })];

    /// <summary>Names of all videos; composites and webcam-only files apart, since a participant may have one of each.</summary>
    internal static IReadOnlyList<NamedSource> VideoNames(string root) =>
        [.. StudyFiles.Find(root).Videos.Select(path =>
            new NamedSource(FrameRegion.IsWebcamOnly(path) ? "webcam videos" : "replay videos", Path.GetFileName(path)))];

    private static IReadOnlyList<string> Required(ExportKind kind) => kind switch
    {
        ExportKind.FacialCoding => FacialCodingExport.Columns,
        ExportKind.Fixations => FixationExport.Columns,
        ExportKind.GsrPeaks => GsrExport.Columns,
        _ => [],
    };

    private static string Word(ExportKind kind) => kind switch
    {
        ExportKind.FacialCoding => "facial coding",
        ExportKind.Fixations => "fixations",
        ExportKind.GsrPeaks => "skin-conductance peaks",
        _ => "summary metrics",
    };
}
