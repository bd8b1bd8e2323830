using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>The audit of samples that are about to be trained on: everything but a second reading of the videos.</summary>
public static class SamplesInHand
{
    /// <summary>Gathers the samples, and what lies on disk around them where they come from disk: exports, tables, names, origins, lengths of videos.</summary>
    /// <remarks>The split looked at holds participants apart; that a protocol shares participants is the protocol's own caveat, not a fault of the
    /// data.</remarks>
    /// <param name="samples">Whole samples, nothing withheld.</param>
    /// <exception cref="RecordingException">The study's files have changed and cannot be read any more.</exception>
    public static AuditMaterial Material(SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        IReadOnlyList<AuditedSplit> splits = AuditedSplit.Of(Protocol.LeaveOneParticipantOut, samples);
        if (samples.Study.ReadFrom is null && !Directory.Exists(samples.Study.Root))
            return new AuditMaterial(samples.Study.Root) { Samples = samples, Aligned = samples.Study, Splits = splits };
        Study study = samples.Study.Source();
        ReleasedStudy? release = study.Release;
        return new AuditMaterial(study.Root)
        {
            Study = study,
            Aligned = samples.Study,
            Samples = samples,
            Splits = splits,
            Tables = release is null ? StudyTables.Of(study) : ReleaseTables.Of(release),
            Names = release is null ? StudyTables.VideoNames(study) : ReleaseTables.Names(release),
            Origins = release is null ? [] : ReleaseTables.Origins(release, study.Provenance),
            Videos = [.. samples.Study.Recordings.Select(one => Condition(study, one)).OfType<VideoCondition>()],
        };
    }

    /// <summary>What the container says; null when it can no longer be opened (the samples were read from it before).</summary>
    private static VideoCondition? Condition(Study study, AlignedRecording recording)
    {
        if (study.Prepared is { } store)
        {
            VideoFile file = PreparedRecording.Of(store, recording.Participant, recording.Stimulus).FileAt(recording.VideoPath);
            return new VideoCondition(recording.Participant, recording.VideoPath, file.Duration.TotalMilliseconds, file.FrameCount, []);
        }

        if (Directory.Exists(recording.VideoPath))
        {
            int frames = FolderFrames.In(recording.VideoPath).Count;
            return new VideoCondition(recording.Participant, recording.VideoPath, frames * ReleasedStudy.FrameMilliseconds, frames, []);
        }

        try
        {
            VideoFile video = VideoFile.Open(recording.VideoPath);
            // Some containers announce nothing; the rows show how far the video went at least.
            double shown = recording.Rows.Count == 0 ? 0 : recording.Rows[^1].VideoMilliseconds + 1000 / video.FramesPerSecond;
            return new VideoCondition(recording.Participant, recording.VideoPath, Math.Max(video.Duration.TotalMilliseconds, shown),
                Math.Max(video.FrameCount, recording.Rows.Count == 0 ? 0 : recording.Rows[^1].FrameIndex + 1), []);
        }
        catch (VideoException)
        {
            return null;
        }
    }
}
