using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <content>Tables.</content>
public static partial class StudyReporting
{
    /// <summary>What was recorded for each participant.</summary>
    public static Table Layout(this Study study)
    {
        if (study.Release is { } release)
            return ReleaseReporting.Layout(study, release);
        // A column of its own where a study has intensities over time, instead of events or beside them.
        bool levels = study.Recordings.Any(one => one.Events.Has(FacialLevelExport.Format));
        Column[] level = levels ? [Column.Number("Facial intensities", "0")] : [];
        return new Table("What was recorded for each participant",
            [Column.Text("Participant"), Column.Text("Video"), Column.Number("Facial-coding events", "0"), .. level, Column.Number("Fixations", "0"),
                Column.Number("GSR peaks", "0")],
            study.Recordings.Select(one => (IReadOnlyList<object?>)
            [
                one.Label, one.VideoPath is null ? null : Path.GetFileName(one.VideoPath), one.Expressions?.Count,
                .. levels ? [one.Events.Of(FacialLevelExport.Format)?.Count] : Array.Empty<object?>(), one.Fixations?.Count, one.GsrPeaks?.Count,
            ]))
        { Footnotes = [.. study.Notes], Provenance = study.Provenance };
    }

    /// <summary>The clock of each participant's video against the exports, and what the fit leaves.</summary>
    public static Table Clocks(this AlignedStudy study) => new(
        "Video clocks against export clocks",
        [Column.Text("Participant"), Column.Number("Offset", "0.0", "ms"), Column.Number("Drift", "0.0", "ppm"), Column.Number("Residual", "0.0", "ms"),
            Column.Number("Matches", "0"), Column.Text("Source"), Column.Number("Rows", "0")],
        study.Recordings.Select(one => (IReadOnlyList<object?>)
        [
            one.Label, one.Clock.OffsetMilliseconds, one.Clock.Drift * 1e6, double.IsNaN(one.Clock.ResidualMilliseconds) ? null
                : one.Clock.ResidualMilliseconds,
            one.Clock.Matches, one.Clock.Source.Text(), one.Rows.Count,
        ]))
    { Footnotes = [.. study.Notes], Provenance = study.Provenance };

    /// <summary>What the data audit found.</summary>
    public static Table ToTable(this AuditReport report) => new(
        "Data audit", [Column.Text("Severity"), Column.Text("Check"), Column.Text("Evidence"), Column.Text("What to do")],
        report.Findings.Select(finding =>
            (IReadOnlyList<object?>)[finding.Severity.ToString().ToLowerInvariant(), finding.Check, finding.Evidence, finding.Advice]))
    { Provenance = report.Provenance };
}
