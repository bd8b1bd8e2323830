using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Event totals against the export's own summary: the time that a channel is active, as a share of the exposure.</summary>
public sealed class SummaryMismatch() : AuditCheck("summary-mismatch", "Do the events add up to the summary's time percentages?")
{
    /// <summary>Percentage points that the two may differ by.</summary>
    public const double TolerancePoints = 5;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsStudy(material)
        ?? (material.Study!.Recordings.Any(recording => recording is { Summary.Count: > 0, Expressions: not null }) ? null : "no summary export");

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        List<(ParticipantId Participant, string Channel, double Events, double Summary)> off = [];
        int compared = 0;
        foreach (Recording recording in material.Study!.Recordings.Where(recording => recording is { Summary: not null, Expressions.Count: > 0 }))
        {
            double exposure = material.Videos.FirstOrDefault(video => video.IsOf(recording))?.DurationMilliseconds
                ?? recording.Expressions!.Max(one => one.Interval.OffsetMilliseconds);
            ILookup<string, Interval> events = recording.Expressions!.ToLookup(one => Key(one.Channel), one => one.Interval);
            foreach (SummaryMetric metric in recording.Summary!)
            {
                compared++;
                double share = 100 * Covered(events[Key(metric.Channel)]) / exposure;
                if (Math.Abs(share - metric.TimePercentage) > TolerancePoints) off.Add((recording.Participant, metric.Channel, share, metric.TimePercentage));
            }
        }

        if (off.Count == 0) yield break;
        yield return Find(AuditSeverity.Warning,
            Invariant($"In {off.Count} of {compared} channels the events cover another share of the time than the summary says, by more than ")
                + Invariant($"{TolerancePoints:0} points: ")
            + Wording.List(off.OrderByDescending(one => Math.Abs(one.Events - one.Summary))
                .Select(one => Invariant($"{one.Participant} {one.Channel} {one.Events:0.0} % against {one.Summary:0.0} %")), 4) + ".",
            "The two exports are of different runs, thresholds or exposures, or one is cut. Export both again together.");
    }

    /// <summary>"PositiveValence" and "Positive Valence" are one channel.</summary>
    private static string Key(string channel) => channel.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Length of the union of intervals.</summary>
    private static double Covered(IEnumerable<Interval> intervals)
    {
        double covered = 0, until = double.NegativeInfinity;
        foreach (Interval span in intervals.OrderBy(span => span.OnsetMilliseconds))
        {
            covered += Math.Max(0, span.OffsetMilliseconds - Math.Max(span.OnsetMilliseconds, until));
            until = Math.Max(until, span.OffsetMilliseconds);
        }

        return covered;
    }
}
