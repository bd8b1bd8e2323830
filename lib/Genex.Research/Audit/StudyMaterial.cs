using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Gathers what the audit looks at from a study on disk, in the raw or in the released layout.</summary>
public static class StudyMaterial
{
    private const int ReportEvery = 30;

    // Images of the released layout are few and are looked at as they are; videos give small pictures on the way.
    private const int ImageSide = 224;

    /// <summary>Reads, aligns and decodes a study.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="rateHz">Rows per second of video.</param>
    /// <param name="progress">Told about every 30 frames, from several threads.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    /// <exception cref="RecordingException">The folder holds no study that can be read, or no video of it can.</exception>
    public static AuditMaterial Read(string folder, double rateHz = 1, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        Of(StudyReader.Read(folder), rateHz, progress, cancellation);

    /// <summary>Aligns and decodes a study that was read.</summary>
    /// <param name="study">As it was read.</param>
    /// <param name="rateHz">Rows per second of video.</param>
    /// <param name="progress">Told about every 30 frames, from several threads.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    /// <exception cref="RecordingException">No video of it can be read.</exception>
    public static AuditMaterial Of(Study study, double rateHz = 1, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        var settings = new AlignmentSettings { RateHz = rateHz, Corruption = CorruptionPolicy.Report, KeepBlackFrames = true };
        int side = study.Release is null ? FrameSummary.Side : ImageSide;
        VideoPasses videos = new(side);
        AlignedStudy aligned = StudyAligner.Align(study, settings, progress, videos, cancellation);
        AlignedRecording[] recordings = [.. aligned.Recordings];
        var passes = new FramePass[recordings.Length];
        long read = 0, all = recordings.Sum(recording => recording.Rows.Count == 0 ? 0 : recording.Rows[^1].FrameIndex + 1L);
        Parallel.For(0, recordings.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            place =>
            passes[place] = FramePass.Of(recordings[place], videos.Take(recordings[place]), side, Report, cancellation));
        SampleSet? samples = SamplesOf(aligned, recordings, passes, side);
        return new AuditMaterial(study.Root)
        {
            Study = study,
            Aligned = aligned,
            Samples = samples,
            Splits = samples is null ? [] : AuditedSplit.Of(Protocol.LeaveOneParticipantOut, samples),
            Tables = study.Release is { } release ? ReleaseTables.Of(release) : StudyTables.Of(study),
            Names = study.Release is { } named ? ReleaseTables.Names(named) : StudyTables.VideoNames(study),
            Origins = study.Release is { } made ? ReleaseTables.Origins(made, study.Provenance) : [],
            Videos = [.. passes.Select(pass => pass.Condition), .. LeftOut(study, aligned)],
        };

        void Report()
        {
            long now = Interlocked.Increment(ref read);
            if (now % ReportEvery == 0) progress?.Report(new Progress("reading frames", now, Math.Max(all, now)));
        }
    }

    private static SampleSet? SamplesOf(AlignedStudy aligned, AlignedRecording[] recordings, FramePass[] passes, int side)
    {
        int[] whole = [.. Enumerable.Range(0, passes.Length).Where(place => passes[place].Block is { Length: > 0 })];
        return whole.Length == 0 ? null
            : new SampleSet(new AlignedStudy(aligned.Root, aligned.Provenance, [.. whole.Select(place => recordings[place])], aligned.Notes)
            { Vocabulary = aligned.Vocabulary },
            new FrameBank(side, whole.Select(place => passes[place].Block!)));
    }

    /// <summary>Videos that the alignment left out, with the reason.</summary>
    private static IEnumerable<VideoCondition> LeftOut(Study study, AlignedStudy aligned)
    {
        foreach (Recording recording in study.Recordings.Where(recording => recording.VideoPath is not null
            && aligned.Recordings.All(one => one.Label != recording.Label)))
        {
            if (Directory.Exists(recording.VideoPath))
            {
                yield return new VideoCondition(recording.Participant, recording.VideoPath, 0, 0, ["The folder holds no frames."]);
                continue;
            }
            if (study.Prepared is { } store)
            {
                yield return new VideoCondition(recording.Participant, recording.VideoPath!, null, null,
                    PreparedRecording.Of(store, recording.Participant, recording.Stimulus).Notes);
                continue;
            }
            VideoCondition? condition = null;
            try
            {
                using var reader = new VideoReader(recording.VideoPath!, CorruptionPolicy.Report);
                condition = new VideoCondition(recording.Participant, recording.VideoPath!, reader.File.Duration.TotalMilliseconds, reader.File.FrameCount,
                    ["The video gave no aligned row."]);
            }
            catch (VideoException problem)
            {
                condition = FramePass.Unreadable(recording.Participant, recording.VideoPath!, problem);
            }

            yield return condition;
        }
    }
}
