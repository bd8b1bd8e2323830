using Genex.Research.Alignment;

namespace Genex.Research.Audit.Checks;

/// <summary>Annotation rows joined to frames by their number, or spread evenly over them, rather than by time.</summary>
public sealed class IndexAlignment() : AuditCheck("index-alignment", "Are rows joined to frames by time, and not by number?")
{
    /// <summary>Clocks of two devices differ by parts in ten thousand; a gain beyond this is a stretch.</summary>
    public const double MostDrift = 0.02;

    private const double ToleranceMilliseconds = 5;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => material.Tables.Any(table => table.Participant is not null) ? null : NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        string[] stretched = [.. material.Tables.Where(table => !table.HasTimes && table.Participant is not null)
            .Select(table => (table, Frames: material.Videos.FirstOrDefault(video => video.Participant == table.Participant)?.Frames))
            .Where(pair => pair.Frames is { } frames && frames != pair.table.Rows)
                .Select(pair => Invariant($"{pair.table.File}: {pair.table.Rows} rows for {pair.Frames} frames"))];
        if (stretched.Length > 0)
        {
            yield return Find(AuditSeverity.Blocking,
                $"Rows are numbered, not timed, and there are not as many as frames: {Wording.List(stretched, 4)}. Spreading them evenly moves every label "
                + "by an unknown time.",
                "Align by timestamps from the event exports; without them these labels cannot be placed.");
        }

        AlignedRecording[] off =
            [.. material.Aligned?.Recordings.Where(recording =>
            recording.Rows.Any(row => Math.Abs(recording.Clock.ToExport(row.VideoMilliseconds) - row.TimeMilliseconds) > ToleranceMilliseconds)) ?? []];
        if (off.Length > 0)
        {
            yield return Find(AuditSeverity.Blocking,
                $"The rows of {Wording.List(off.Select(recording => recording.Participant))} have times that do not follow the clock relation stated for "
                + $"them: {Wording.List(off.Select(Ratio), 4)}.",
                "Align again from timestamps.");
        }

        AlignedRecording[] drifting = [.. material.Aligned?.Recordings.Where(recording => Math.Abs(recording.Clock.Drift) > MostDrift) ?? []];
        if (drifting.Length > 0)
        {
            yield return Find(AuditSeverity.Blocking,
                "The video's clock would gain "
                    + $"{Wording.List(drifting.Select(recording => Invariant($"{recording.Clock.Drift:+0.0 %;-0.0 %} in {recording.Participant}")))}: no "
                    + "two clocks differ so; one series has been stretched to the length of the other.",
                "Align by timestamps; if the video was re-timed, state the true clock relation.");
        }
    }

    private static string Ratio(AlignedRecording recording)
    {
        double video = recording.Rows[^1].VideoMilliseconds - recording.Rows[0].VideoMilliseconds, rows = recording.Rows[^1].TimeMilliseconds
            - recording.Rows[0].TimeMilliseconds;
        return Invariant($"{recording.Participant} spans {rows / 1000:0.0} s of rows over {video / 1000:0.0} s of video");
    }
}
