using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>A study in the released layout, as tables and sentences.</summary>
internal static class ReleaseReporting
{
    /// <summary>What the release holds for each participant, and where the frames come from.</summary>
    public static Table Layout(Study study, ReleasedStudy release) => new(
        "What the release holds for each participant",
        [Column.Text("Participant"), Column.Number("Frames", "0"), Column.Text("Frames come from"), Column.Number("Rows of physical features", "0"),
            Column.Number("Rows of emotional targets", "0")],
        release.Recordings.Select(one =>
            (IReadOnlyList<object?>)[one.Participant.ToString(), one.Frames.Count, Origin(one.Metadata), one.Physical?.Rows, one.Emotional?.Rows]))
    { Footnotes = [.. study.Notes], Provenance = study.Provenance };

    /// <summary>In words.</summary>
    public static Sentence Say(Study study, ReleasedStudy release) => StudySentences.Released(
        release.Recordings.Count, release.Recordings.Sum(one => one.Frames.Count), release.Recordings.Count(one => one.Emotional is not null),
        release.Recordings.Count(one => one.Metadata is { IsDerived: true }), study.Provenance);

    /// <summary>How annotation rows found their frames; null when the study has clocks.</summary>
    internal static Sentence? SayJoining(AlignedStudy study)
    {
        int byIndex = study.Recordings.Count(one => one.Clock.Source == ClockSource.Index),
        byNumber = study.Recordings.Count(one => one.Clock.Source == ClockSource.FrameNumber);
        if (byIndex + byNumber == 0) return null;
        return StudySentences.Joining(byIndex, study.Recordings.Count);
    }

    private static string Origin(ReleasedMetadata? metadata) => metadata switch
    {
        null => "not said",
        { IsDerived: true } => $"{metadata.Source?.ToString() ?? "another recording"}{(metadata.Transformation is { } how ? $", {how}" : "")}",
        _ => metadata.Method is "opencv_real" ? "a recording" : metadata.Method ?? "not said",
    };
}
