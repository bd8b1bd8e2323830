using System.Globalization;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <content>What the sensors of one participant said over time.</content>
public static partial class StudyReporting
{
    /// <summary>Facial-coding events, fixations and skin-conductance peaks of one participant on one time axis, in seconds of the exports' clock.</summary>
    /// <param name="recording">A modality it lacks has no panel.</param>
    /// <param name="channels">Facial-coding channels to show; at most 30. Default: the 20 with the longest total activity.</param>
    /// <exception cref="ArgumentException">The recording has no events at all.</exception>
    public static Figure SignalTimeline(this Recording recording, params string[] channels)
    {
        var time = new Axis("Time", "s");
        List<Panel> panels = [];
        IReadOnlyList<ExpressionEvent> expressions = recording.Expressions ?? [];
        if (channels.Length == 0)
            channels = [.. expressions.GroupBy(one => one.Channel).OrderByDescending(group => group.Sum(one => one.Interval.DurationMilliseconds)).Take(20)
                .Select(group => group.Key)];
        ExpressionEvent[] shown = [.. expressions.Where(one => channels.Contains(one.Channel))];
        if (shown.Length > 0)
        {
            List<string> rows = [.. channels];
            panels.Add(new Panel(time, Axis.Of("", channels),
                Spans("facial coding", shown.Select(one => rows.IndexOf(one.Channel)), shown.Select(one => one.Interval)))
            {
                Title = "Facial coding",
                Weight = Math.Max(1, channels.Length * 0.35)
            });
        }

        if (recording.Fixations is { Count: > 0 } fixations)
            panels.Add(new Panel(time, new Axis("Fixation", "ms") { Minimum = 0 },
                new ScatterSeries("fixation", fixations.Select(one => one.Interval.OnsetMilliseconds / 1000),
                fixations.Select(one => one.DurationMilliseconds))
                { Size = 4 })
            { Title = "Gaze: length of each fixation", Weight = 1.6 });
        if (recording.GsrPeaks is { Count: > 0 } peaks)
            panels.Add(new Panel(time, new Axis("Amplitude", "µS"),
                new ScatterSeries("skin-conductance peak", peaks.Select(peak => peak.TimeMilliseconds / 1000),
                peaks.Select(peak => peak.AmplitudeMicrosiemens)))
            { Title = "Skin conductance", Weight = 1.6 });
        if (panels.Count == 0) throw new ArgumentException($"Participant {recording.Participant} has no events to show.", nameof(recording));

        string alternative = $"{shown.Length} facial-coding events in {channels.Length} channels, "
            + $"{recording.Fixations?.Count.ToString(CultureInfo.InvariantCulture) ?? "no record of"} fixations and "
            + $"{recording.GsrPeaks?.Count.ToString(CultureInfo.InvariantCulture) ?? "no record of"} skin-conductance peaks.";
        return new($"Signals of {recording.Participant} over time", alternative, panels)
        {
            SharedX = true,
            Legend = false,
            Height = Math.Min(Figure.MaximumHeight, 180 + 20 * channels.Length + 90 * panels.Count),
            Provenance = recording.Provenance,
        };
    }

    private static SpanSeries Spans(string name, IEnumerable<int> rows, IEnumerable<Interval> intervals)
    {
        Interval[] all = [.. intervals];
        return new SpanSeries(name, rows, all.Select(one => one.OnsetMilliseconds / 1000), all.Select(one => one.OffsetMilliseconds / 1000));
    }
}
