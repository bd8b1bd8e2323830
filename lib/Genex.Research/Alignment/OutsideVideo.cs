using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>What of a recording's exports lies outside of its video, where that is most of it: the sign of times in another unit, or of another
/// clock.</summary>
internal static class OutsideVideo
{
    private const double Most = 0.5;

    /// <summary>The same of a video that is as long as its container says, on one clock with the exports: nothing is decoded.</summary>
    /// <param name="recording">The recording; of one whose video cannot be opened nothing is said here.</param>
    /// <param name="vocabulary">Its own channels.</param>
    internal static IEnumerable<string> Notes(Recording recording, Vocabulary vocabulary)
    {
        if (!File.Exists(recording.VideoPath)) return [];
        try
        {
            return Notes(recording, vocabulary, ClockRelation.Assumed, VideoFile.Open(recording.VideoPath).Duration.TotalMilliseconds);
        }
        catch (VideoException)
        {
            return []; // said where the video is read
        }
    }

    /// <summary>A sentence for each sensor, and each channel of the study's own, most of which lies outside.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="vocabulary">Its own channels.</param>
    /// <param name="clock">The relation of the video's clock to that of the exports.</param>
    /// <param name="lengthMilliseconds">How long the video is.</param>
    internal static IEnumerable<string> Notes(Recording recording, Vocabulary vocabulary, ClockRelation clock, double lengthMilliseconds)
    {
        if (!(lengthMilliseconds > 0))
            return [];
        ILookup<string, Interval> own = (recording.Events.Of(OwnValueExport.Format) ?? []).ToLookup(one => one.Channel, one => one.Interval,
            StringComparer.OrdinalIgnoreCase);
        HashSet<string> onVideo = [.. vocabulary.OwnSignals.Where(one => one.OnVideoClock).Select(one => one.Name),
            .. vocabulary.OwnTargets.Where(one => one.OnVideoClock).Select(one => one.Name)];
        (string What, IEnumerable<Interval> Times, bool OnVideo)[] all =
        [
            (FacialCodingExport.Format.Name, (recording.Expressions ?? []).Select(one => one.Interval), false),
            (FacialLevelExport.Format.Name, (recording.Events.Of(FacialLevelExport.Format) ?? []).Select(one => one.Interval), false),
            (FixationExport.Format.Name, Measured(recording, FixationExport.Format, (recording.Fixations ?? []).Select(one => one.Interval)), false),
            (GsrExport.Format.Name, Measured(recording, GsrExport.Format,
                (recording.GsrPeaks ?? []).Select(one => new Interval(one.TimeMilliseconds, one.TimeMilliseconds))), false),
            .. own.Select(channel => ($"\"{channel.Key}\"", (IEnumerable<Interval>)channel, onVideo.Contains(channel.Key))),
        ];
        return all.Select(one => Note(one.What, one.OnVideo ? one.Times : one.Times.Select(time =>
                new Interval(clock.ToVideo(time.OnsetMilliseconds), clock.ToVideo(time.OffsetMilliseconds))), lengthMilliseconds))
            .OfType<string>().Select(note => $"{recording.Label}: {note}");
    }

    // What a sensor measured tells more of its clock than the few events in it.
    private static IEnumerable<Interval> Measured(Recording recording, ExportFormat format, IEnumerable<Interval> events) =>
        recording.Events.CoverageOf(format)?.Stretches ?? events;

    private static string? Note(string what, IEnumerable<Interval> times, double length)
    {
        double whole = 0, after = 0, before = 0, first = double.PositiveInfinity, last = double.NegativeInfinity;
        int count = 0, countAfter = 0, countBefore = 0;
        foreach ((double from, double to) in times)
        {
            (whole, count) = (whole + to - from, count + 1);
            after += Math.Max(0, to - Math.Max(from, length));
            before += Math.Max(0, Math.Min(to, 0) - from);
            countAfter += from > length ? 1 : 0;
            countBefore += to < 0 ? 1 : 0;
            (first, last) = (Math.Min(first, from), Math.Max(last, to));
        }
        // Samples have no length of time: they are counted.
        double partAfter = whole > 0 ? after / whole : count > 0 ? (double)countAfter / count : 0;
        double partBefore = whole > 0 ? before / whole : count > 0 ? (double)countBefore / count : 0;
        string? where = partAfter > Most ? Invariant($"{100 * partAfter:0} % lies after the video's end at {length / 1000:0.0} s, up to {last / 1000:0.0} s")
            : partBefore > Most ? Invariant($"{100 * partBefore:0} % lies before the video begins, from {first / 1000:0.0} s on") : null;
        return where is null ? null : $"{what}: {where}. Unless so much more was recorded than the video shows, its times are in another unit or count from "
            + "another moment: write the unit into the header of their column, as \"Time (ms)\" (for tables of events and the study's own signals "
            + "--time-format does it too); let times since 1970 count from the start of the recording, or give --offset.";
    }
}
