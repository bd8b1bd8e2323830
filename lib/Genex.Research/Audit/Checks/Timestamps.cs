using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Times that are missing, negative or do not increase; events outside the video; sensors that do not cover the same span.</summary>
/// <remarks>
/// Export times are compared with the video after the clock relation of the alignment, where there is one. A sensor's span is judged by its last event,
/// and only where it has enough of them that an early end is no accident. Facial actions and fixations that last less than a frame of any camera, or several
/// that are all over within a hundredth of the video, are seconds that were taken as milliseconds; so are such values of a channel of the study's own.
/// </remarks>
public sealed class Timestamps() : AuditCheck("timestamps", "Are all times there, in order, and within the video?")
{
    /// <summary>Events may begin this much after the end of the video: containers round.</summary>
    public const double ToleranceMilliseconds = 1000;

    private const double LeastCover = 0.5;
    private const int EnoughEvents = 20;

    private const double BriefMilliseconds = 10, NearlyAll = 0.9, EarlyCover = 0.01, OwnCover = 0.002;
    private const int EnoughBrief = 2, EnoughEarly = 3;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => material.Study is null && material.Aligned is null && material.Tables.Count == 0 ? "no times"
        : null;

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material) =>
        Tables(material.Tables).Concat(Frames(material.Aligned)).Concat(material.Study?.Recordings.SelectMany(recording => Events(recording, material)) ?? []);

    private IEnumerable<AuditFinding> Tables(IReadOnlyList<AnnotationTable> tables)
    {
        AnnotationTable[] without = [.. tables.Where(table => !table.HasTimes)], unnamed = [.. without.Where(table => !table.NamesFrames)];
        if (without.Length == 0) yield break;
        string evidence = $"{without.Length} of {Wording.Count(tables.Count, "table")} {(without.Length == 1 ? "has" : "have")} no column of times";
        if (unnamed.Length > 0)
        {
            yield return Find(AuditSeverity.Blocking,
                $"{evidence}, and {(unnamed.Length == 1 ? "one" : Invariant($"{unnamed.Length}"))} of them "
                    + $"{(unnamed.Length == 1 ? "does" : "do")} not even have a row for each frame: {Wording.List(unnamed.Select(table => table.File), 4)}.",
                "Go back to the exports with times; rows without a time can only be joined to frames by guessing.");
        }
        else
        {
            yield return Find(AuditSeverity.Note, $"{evidence}; their rows name frames, each once.",
                "The moment of a row is then that of its frame. How the row was made of the events, and from which window, is not in the data.");
        }
    }

    private IEnumerable<AuditFinding> Frames(AlignedStudy? aligned)
    {
        foreach (AlignedRecording recording in aligned?.Recordings ?? [])
        {
            double[] times = [.. recording.Rows.Select(row => row.VideoMilliseconds)];
            int missing = times.Count(time => !double.IsFinite(time)), negative = times.Count(time => time < 0), backwards = times.Zip(times.Skip(1))
                .Count(pair => pair.Second <= pair.First);
            if (missing + negative + backwards == 0) continue;
            yield return Find(AuditSeverity.Blocking,
                Invariant($"{recording.Participant}: of {Wording.Count(times.Length, "frame")}, {missing} have no time, {negative} a negative one, and ")
                + Invariant($"{backwards} are not later than the one before."),
                "Repair the video's container (remux it) or align the study again.");
        }
    }

    private IEnumerable<AuditFinding> Events(Recording recording, AuditMaterial material)
    {
        double? duration = material.Videos.FirstOrDefault(video => video.IsOf(recording))?.DurationMilliseconds;
        ClockRelation clock = material.Aligned?.Recordings.FirstOrDefault(aligned => aligned.Label == recording.Label)?.Clock
            ?? ClockRelation.Assumed;
        foreach ((ExportFormat format, IReadOnlyList<Interval> spans) in ExportFormats.All.Select(format => (format, format.SpansOf(recording.Events)))
            .Where(sensor => sensor.Item2.Count > 0))
        {
            string name = format.Name;
            int missing = spans.Count(span => !double.IsFinite(span.OnsetMilliseconds) || !double.IsFinite(span.OffsetMilliseconds));
            int negative = spans.Count(span => span.OnsetMilliseconds < 0), reversed = spans.Count(span => span.OffsetMilliseconds < span.OnsetMilliseconds);
            if (missing + negative + reversed > 0)
            {
                yield return Find(AuditSeverity.Blocking,
                    Invariant($"{recording.Participant}, {name}: of {Wording.Count(spans.Count, "event")}, {missing} have no time, {negative} begin before ")
                    + Invariant($"0 ms and {reversed} end before they begin."),
                    "Export the table again with times in milliseconds since the start of the recording.");
            }

            if ((format == FacialCodingExport.Format || format == FixationExport.Format) && Brevity(spans, duration) is { } brevity)
            {
                yield return Find(AuditSeverity.Blocking,
                    $"{recording.Participant}, {name}: {brevity}, as where seconds are taken as milliseconds: then no frame lies in any of them, "
                    + "and all counts as absent.",
                    "Give the unit: --time-format s, \"timeFormat\" in study.json, or a unit in the header, as \"Expression Onset (s)\".");
                continue;
            }

            if (duration is not { } length) continue;
            int outside = spans.Count(span => clock.ToVideo(span.OnsetMilliseconds) > length + ToleranceMilliseconds);
            double last = clock.ToVideo(spans.Max(span => span.OffsetMilliseconds));
            if (outside > 0)
            {
                yield return Find(AuditSeverity.Blocking,
                    Invariant($"{recording.Participant}, {name}: {Wording.Count(outside, "event")} of {spans.Count} begin after the video's end at ")
                    + Invariant($"{length / 1000:0.0} s; the last at {clock.ToVideo(spans.Max(span => span.OnsetMilliseconds)) / 1000:0.0} s."),
                    "The export belongs to another video, counts from another moment, or is in another unit.");
            }
            else if (spans.Count >= EnoughEvents && last < LeastCover * length)
            {
                yield return Find(AuditSeverity.Blocking,
                    Invariant($"{recording.Participant}, {name}: {spans.Count} events end at {last / 1000:0.0} s of a video of {length / 1000:0.0} s: the ")
                    + "sensors do not cover the same span.",
                    "Look for a cut export or another unit of time; leave out what only one sensor covers.");
            }
        }

        // Channels of the study's own come from tables of their own, each with its unit: one that fits hides no other. A channel may be sparse, so that
        // three laughs at the beginning are no mistake: what counts is a thousandth of the video, doubled for a recording that is longer than it.
        foreach (IGrouping<string, OwnValue> channel in (recording.Events.Of(OwnValueExport.Format) ?? []).GroupBy(value => value.Channel))
        {
            if (Earliness([.. channel.Select(value => value.Interval)], duration, OwnCover) is not { } early) continue;
            yield return Find(AuditSeverity.Blocking,
                $"{recording.Participant}, {channel.Key}: {early}, as where seconds are taken as milliseconds: then hardly a frame has a value of it.",
                $"Give the unit with the channel's column of times in {StudyDescription.FileName}, as \"t (s)\", or in the table's header.");
        }
    }

    /// <summary>How events are too short, or over too early, for times in milliseconds, as a clause; null where they are not.</summary>
    private static string? Brevity(IReadOnlyList<Interval> spans, double? duration)
    {
        int brief = spans.Count(span => span.DurationMilliseconds is >= 0 and < BriefMilliseconds);
        if (spans.Count >= EnoughBrief && brief >= NearlyAll * spans.Count)
            return Invariant($"{brief} of {Wording.Count(spans.Count, "event")} last less than {BriefMilliseconds:0} ms");
        return Earliness(spans, duration, EarlyCover);
    }

    /// <summary>How events are over too early, within a fraction of the video, as a clause; null where they are not.</summary>
    private static string? Earliness(IReadOnlyList<Interval> spans, double? duration, double cover)
    {
        double last = spans.Max(span => span.OffsetMilliseconds);
        return spans.Count >= EnoughEarly && duration is { } length && last < cover * length
            ? Invariant($"all {Wording.Count(spans.Count, "event")} end by {last:0.0} ms of a video of {length / 1000:0.0} s") : null;
    }
}
