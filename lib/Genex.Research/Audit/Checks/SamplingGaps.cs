using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Holes: frames missing between rows, and stretches without gaze.</summary>
public sealed class SamplingGaps() : AuditCheck("sampling-gaps", "Are frames and gaze there all the time?")
{
    /// <summary>A step this much over the usual one is a gap.</summary>
    public const double GapFactor = 1.5;

    /// <summary>Gaze is lost when no fixation is seen for longer than this.</summary>
    public const double LostGazeMilliseconds = 2000;

    private const double Many = 0.1;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (AlignedRecording recording in material.Aligned!.Recordings.Where(recording => recording.Rows.Count > 2))
        {
            double[] steps = [.. recording.Rows.Zip(recording.Rows.Skip(1), (before, after) => after.VideoMilliseconds - before.VideoMilliseconds)];
            double usual = Moments.Median(steps);
            double[] gaps = [.. steps.Where(step => step > GapFactor * usual)];
            if (gaps.Length == 0) continue;
            double lost = gaps.Sum() - gaps.Length * usual, whole = steps.Sum();
            yield return Find(lost > Many * whole ? AuditSeverity.Warning : AuditSeverity.Note,
                Invariant($"{recording.Participant}: {Wording.Count(gaps.Length, "gap")} between frames, {lost / 1000:0.0} s of {whole / 1000:0.0} s in ")
                    + Invariant($"all, the longest {gaps.Max() / 1000:0.0} s where {usual / 1000:0.00} s is usual."),
                "Check the video for dropped frames; windows across a gap see less than they seem to.");
        }

        foreach (Recording recording in material.Study?.Recordings.Where(recording => recording.Fixations is { Count: > 2 }) ?? [])
        {
            Interval[] fixations = [.. recording.Fixations!.Select(one => one.Interval).OrderBy(span => span.OnsetMilliseconds)];
            double[] pauses = [.. fixations.Zip(fixations.Skip(1), (before, after) => after.OnsetMilliseconds - before.OffsetMilliseconds)
                .Where(pause => pause > LostGazeMilliseconds)];
            double whole = fixations[^1].OffsetMilliseconds - fixations[0].OnsetMilliseconds;
            if (pauses.Length == 0) continue;
            yield return Find(pauses.Sum() > Many * whole ? AuditSeverity.Warning : AuditSeverity.Note,
                Invariant($"{recording.Participant}: gaze is lost {pauses.Length} times for over {LostGazeMilliseconds / 1000:0} s, ")
                    + Invariant($"{Wording.Percent(pauses.Sum() / whole)} of the time, the longest {pauses.Max() / 1000:0.0} s."),
                "No fixation there means that the eyes were not found, rather than that they did not rest; treat these windows as missing.");
        }
    }
}
