using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Tables, folders and origins of a study in the released layout as they lie on disk.</summary>
internal static class ReleaseTables
{
    /// <summary>Columns and row counts of every annotation table.</summary>
    internal static IReadOnlyList<AnnotationTable> Of(ReleasedStudy release) =>
    [
        .. release.Recordings.Where(one => one.Physical is not null).Select(one => Table(release, one, one.Physical!, "physical features")),
        .. release.Recordings.Where(one => one.Emotional is not null).Select(one => Table(release, one, one.Emotional!, "emotional targets")),
    ];

    /// <summary>Names of all folders in which frames lie.</summary>
    internal static IReadOnlyList<NamedSource> Names(ReleasedStudy release) =>
        [.. Directory.GetDirectories(Path.Combine(release.Root, "real_frames")).Order(StringComparer.Ordinal)
            .Select(path => new NamedSource("frame folders", Path.GetFileName(path)))];

    /// <summary>Where each participant's frames come from, as its metadata says.</summary>
    /// <param name="release">The study.</param>
    /// <param name="study">What the study as a whole is: a simulated one is nowhere recorded.</param>
    internal static IReadOnlyList<RecordingOrigin> Origins(ReleasedStudy release, Provenance study) => [.. release.Recordings.Select(one => new RecordingOrigin(
        one.Participant,
        one.Metadata is { IsDerived: true } ? Provenance.Derived
            : study == Provenance.Simulated ? Provenance.Simulated
            : one.Metadata is { Method: "opencv_real" } ? Provenance.Recorded : Provenance.Unknown,
        one.Metadata?.File ?? one.Folder, one.Metadata?.Source, one.Metadata?.Transformation))];

    private static AnnotationTable Table(ReleasedStudy release, ReleasedRecording owner, ReleasedTable table, string kind) =>
        new(kind, Path.GetRelativePath(release.Root, table.File), owner.Participant, table.Columns, table.Rows)
        { NamesFrames = table.NamesFrames(owner.Frames.Count) };
}
