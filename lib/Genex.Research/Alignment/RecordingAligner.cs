using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Aligns one participant's recording.</summary>
internal static class RecordingAligner
{
    /// <summary>Reads the video, settles the clock, builds the rows.</summary>
    /// <returns>The rows, null when the video cannot be read and the policy is not to fail; and what the video showed where its clock could not be
    /// set.</returns>
    internal static (AlignedRecording? Aligned, FrameTrack? Unset) Align(Recording recording, Vocabulary vocabulary, AlignmentSettings settings,
        VideoPasses? passes, Action frameRead, List<string> notes, CancellationToken cancellation)
    {
        string path = recording.VideoPath!;
        ClockRelation? given = settings.GivenClocks.GetValueOrDefault(recording.Participant) ?? settings.GivenClock;
        VideoRegion region = recording.Region is { } told ? VideoRegion.Given(told) : RegionFinder.Find(path);
        if (region.IsDoubtful)
            notes.Add($"{recording.Label}: of {Path.GetFileName(path)} the {region.Region.Text} is taken, since {region.Evidence}; look at it, and give "
                + "the region if it is another (--region, or study.json).");
        FrameTrack track;
        try
        {
            (track, VideoPass pass) = FrameTrack.Read(path, region.Region, recording.Faces, settings, given is null && settings.EstimateClocks, passes?.Side,
                passes?.Into?.Invoke(recording), frameRead, cancellation);
            passes?.Add(recording.Participant, recording.Stimulus, pass);
            if (VideoStreams.CountIn(path) is > 1 and int streams)
                notes.Add(Invariant($"{recording.Label}: {Path.GetFileName(path)} has {streams} video streams, of which one is read, of {pass.File.Width} x ")
                    + Invariant($"{pass.File.Height} pixels; where the participant is in another, extract that one into a file of its own."));
        }
        catch (VideoException problem) when (settings.Corruption != CorruptionPolicy.Fail)
        {
            notes.Add($"{recording.Label}: left out, since its video is damaged: {problem.Message.ReplaceLineEndings(" ")}");
            return (null, null);
        }
        bool hasExports = !recording.Events.IsEmpty;
        if (vocabulary.HasVoice)
            recording = VoiceFeatures.AddedTo(recording, track.Milliseconds.LastOrDefault(), notes, cancellation);
        notes.AddRange(track.Damage.Select(damage => $"{recording.Label}: {damage}"));

        ClockRelation clock = given is null ? Unknown(recording, hasExports, settings, track, notes) : given with { Source = ClockSource.Given };
        bool asked = given is null && settings.EstimateClocks;
        List<AlignedRow> rows = Rows(recording, vocabulary, settings, track, clock, notes);
        notes.AddRange(OutsideVideo.Notes(recording, vocabulary, clock, track.Milliseconds.LastOrDefault()));
        FaceFinding? faces = recording.Faces is { } search ? FaceFinding.Of(search, rows.Select(row => row.Face)) : null;
        if (faces is not null)
            notes.Add($"{recording.Label}: {faces.Text} ({faces.Search.Text}).");
        var aligned = new AlignedRecording(recording.Participant, path, clock, rows)
        {
            Stimulus = recording.Stimulus,
            Region = region,
            Faces = faces,
            GazeLagMilliseconds = asked ? ClockEstimator.GazeLag(track, recording, settings.MaximumOffsetMilliseconds) : null,
        };
        return (aligned, asked && clock.Source == ClockSource.Assumed ? track : null);
    }

    private static ClockRelation Unknown(Recording recording, bool hasExports, AlignmentSettings settings, FrameTrack track, List<string> notes)
    {
        if (settings.EstimateClocks && ClockEstimator.Estimate(track, recording, settings.MaximumOffsetMilliseconds) is { } estimated)
            return estimated;
        if (settings.EstimateClocks && hasExports)
            notes.Add($"{recording.Label}: video and exports have no moments in common clear enough to set their clocks by; they are assumed to be "
                + "one clock (offset 0).");
        return ClockRelation.Assumed;
    }

    /// <summary>One row per frame that is due and not black; says in the notes what has none.</summary>
    internal static List<AlignedRow> Rows(Recording recording, Vocabulary vocabulary, AlignmentSettings settings, FrameTrack track, ClockRelation clock,
        List<string> notes)
    {
        var builder = new RowBuilder(recording, vocabulary);
        var sampling = new SamplingClock(settings.RateHz);
        var rows = new List<AlignedRow>();
        List<(double At, bool IsBlack)> due = [];
        int outside = 0;
        bool hasExports = builder.EndMilliseconds > 0;
        for (int frame = 0; frame < track.Milliseconds.Length; frame++)
        {
            double video = track.Milliseconds[frame], time = clock.ToExport(video);
            if (!sampling.IsDue(video))
                continue;
            bool isLeft = track.Black[frame] && !settings.KeepBlackFrames;
            due.Add((video, isLeft));
            if (!isLeft)
            {
                AlignedRow row = builder.At(frame, video, time);
                rows.Add(track.Faces?.TryGetValue(frame, out FrameFace face) == true ? row with { Face = face } : row);
            }

            outside += !hasExports || builder.Covers(time) ? 0 : 1;
        }
        if (due.Count(one => one.IsBlack) is > 0 and var black)
        {
            IEnumerable<(double, double)> stretches = TimeStretches.Of(due.Count, place => due[place].IsBlack)
                .Select(run => (due[run.First].At, due[run.Last].At));
            string when = TimeStretches.Text([.. stretches]);
            notes.Add(Invariant($"{recording.Label}: {black} of the sampled frames {(black == 1 ? "is black and has" : "are black and have")} no row: ")
                + $"{when} of the video.");
        }
        string known = vocabulary.OwnSignals.Any(one => one.OnVideoClock) || vocabulary.OwnTargets.Any(one => one.OnVideoClock)
            ? "only what is on the video's clock is known there" : "everything is missing there";
        if (outside > 0)
            notes.Add(Invariant($"{recording.Label}: {outside} of the sampled frames {(outside == 1 ? "lies" : "lie")} before the exports begin ")
                + $"or after they end; {known}.");
        return rows;
    }
}
