using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Joins the annotation rows of a released study to its frames. There are no times to join them by.</summary>
/// <remarks>
/// A table whose rows name the frames, each once, is joined by frame number. Any other is stretched, as the release did: frame i of F takes row floor(i (N - 1)
/// / (F - 1)) of N.
/// Which one it was stands in each recording's clock ("frame number" or "index") and in the notes. Values over 1 or under 0 are kept as they are, for the audit
/// to find.
/// </remarks>
internal static class ReleaseAligner
{
    internal static AlignedStudy Align(Study study, ReleasedStudy release, AlignmentSettings settings)
    {
        List<string> notes = [.. study.Notes, "The released layout has no times: frames are taken as one second apart."];
        List<AlignedRecording> aligned = [];
        foreach (ReleasedRecording recording in release.Recordings)
        {
            if (recording.Frames.Count == 0)
                notes.Add($"{recording.Participant}: the folder holds no frames; left out.");
            else
                aligned.Add(Align(recording, settings, notes));
        }
        return aligned.Count > 0 ? new AlignedStudy(study.Root, study.Provenance, aligned, notes) { ReadFrom = study }
            : throw new VideoException(release.Root, null, "no participant has frames", "one at least, such as real_frames/LE 3299/frame_0000.jpg");
    }

    /// <summary>The row of a table for a frame: floor(i (N - 1) / (F - 1)), as numpy's linspace with whole numbers.</summary>
    internal static int StretchedRow(int frame, int frames, int rows) => frames < 2 ? 0 : (int)((long)frame * (rows - 1) / (frames - 1));

    private static AlignedRecording Align(ReleasedRecording recording, AlignmentSettings settings, List<string> notes)
    {
        int frames = recording.Frames.Count;
        bool stretched = false;
        float[][]? physical = ByFrame(recording.Physical, "physical features"), emotional = ByFrame(recording.Emotional, "emotional targets");
        var sampling = new SamplingClock(settings.RateHz);
        AlignedRow[] rows = [.. Enumerable.Range(0, frames).Where(frame => sampling.IsDue(frame * ReleasedStudy.FrameMilliseconds))
            .Select(frame => Row(recording.Participant, frame, physical?[frame], emotional?[frame]))];
        return new AlignedRecording(recording.Participant, recording.Folder,
            new ClockRelation(0, 0, double.NaN, 0, stretched ? ClockSource.Index : ClockSource.FrameNumber), rows);

        float[][]? ByFrame(ReleasedTable? table, string what)
        {
            if (table is null or { Rows: 0 })
                return null;
            if (table.NamesFrames(frames))
                return [.. table.FrameIds.Zip(table.Values).OrderBy(row => row.First).Select(row => row.Second)];
            stretched = true;
            notes.Add(Invariant($"{recording.Participant}: {table.Rows} numbered rows of {what} were spread evenly over {frames} frames, as the release ")
                + "did; no time says where they belong.");
            return [.. Enumerable.Range(0, frames).Select(frame => table.Values[StretchedRow(frame, frames, table.Rows)])];
        }
    }

    private static AlignedRow Row(ParticipantId participant, int frame, float[]? physical, float[]? emotional) => new()
    {
        Participant = participant,
        FrameIndex = frame,
        VideoMilliseconds = frame * ReleasedStudy.FrameMilliseconds,
        TimeMilliseconds = frame * ReleasedStudy.FrameMilliseconds,
        Features = Known(physical, PhysicalFeatures.Count),
        FeaturePresent = Present(physical, PhysicalFeatures.Count),
        Targets = Known(emotional, EmotionalTargets.Count),
        TargetPresent = Present(emotional, EmotionalTargets.Count),
        Intensities = [.. Enumerable.Repeat(float.NaN, EmotionalTargets.Count)],
    };

    private static float[] Known(float[]? values, int count) => values is null ? new float[count] : [.. values.Select(value => float.IsNaN(value) ? 0 : value)];

    private static bool[] Present(float[]? values, int count) => values is null ? new bool[count] : [.. values.Select(value => !float.IsNaN(value))];
}
