using System.Collections.Concurrent;
using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Puts the frames of a study's videos and the events of its exports on one clock: one row per sampled frame.</summary>
public static class StudyAligner
{
    private const int ReportEvery = 30, MostExchanged = 40;

    /// <summary>Aligns a study. Each video is decoded once, which serves the estimate of its clock, the choice of frames and, where
    /// asked for, their pictures.</summary>
    /// <param name="study">The study.</param>
    /// <param name="settings">Rate, clocks, what to do about damage; null for the defaults.</param>
    /// <param name="progress">Told about every 30 frames, from several threads.</param>
    /// <param name="passes">Given the pictures of the rows, which the same pass over each video takes; null takes none.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    /// <returns>The recordings that have a readable video, ordered by participant and stimulus; the notes say what was left out and why.</returns>
    /// <exception cref="VideoException">A video cannot be read, or is damaged, and the policy is to fail; or no video is left.</exception>
    /// <exception cref="ArgumentException">A prepared store is asked for another rate than a whole part of its own, or for another clock.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AlignedStudy Align(Study study, AlignmentSettings? settings = null, IProgress<Progress>? progress = null,
        VideoPasses? passes = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        settings ??= new AlignmentSettings();
        if (study.Release is { } release)
            return ReleaseAligner.Align(study, release, settings);
        if (study.Prepared is { } store)
            return PreparedAligner.Align(study, store, settings, passes, cancellation);
        // Motion, for which every frame becomes a picture, tells nothing where there are no exports that it could be compared with.
        if (study.Recordings.All(static recording => recording.Events.IsEmpty))
            settings = settings with { EstimateClocks = false };
        Recording[] filmed = [.. study.Recordings.Where(recording => recording.VideoPath is not null)];
        var notes = new ConcurrentDictionary<Recording, List<string>>(ReferenceEqualityComparer.Instance);
        foreach (Recording recording in study.Recordings.Except(filmed))
            notes[recording] = [$"{recording.Label}: there is no video; left out."];

        long read = 0, all = filmed.Sum(recording => Announced(recording, settings.Corruption));
        var aligned = new ConcurrentDictionary<Recording, AlignedRecording>(ReferenceEqualityComparer.Instance);
        var unset = new ConcurrentDictionary<Recording, FrameTrack>(ReferenceEqualityComparer.Instance);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = settings.Threads };
        try
        {
            Parallel.ForEach(Partitioner.Create(filmed, EnumerablePartitionerOptions.NoBuffering), options, recording =>
            {
                var said = new List<string>();
                (AlignedRecording? one, FrameTrack? track) = RecordingAligner.Align(recording, study.Vocabulary, settings, passes, Report, said, cancellation);
                if (one is not null)
                    aligned[recording] = one;
                if (track is not null)
                    unset[recording] = track;
                notes[recording] = said;

                void Report()
                {
                    long now = Interlocked.Increment(ref read);
                    if (now % ReportEvery == 0)
                        progress?.Report(new Progress("aligning", now, Math.Max(all, now)));
                }
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<RecordingException>().FirstOrDefault() is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        catch (AggregateException several) when (several.InnerExceptions.Count == 1)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        if (aligned.IsEmpty)
            throw new VideoException(study.Root, null, "no participant has a video that can be read", "one video at least",
                string.Join('\n', notes.Values.SelectMany(said => said)));
        foreach ((Recording recording, string other) in Exchanged(study, unset, settings, cancellation))
            aligned[recording] = aligned[recording] with { FitsExportsOf = other };
        return new AlignedStudy(study.Root, study.Provenance,
            [.. study.Recordings.Select(aligned.GetValueOrDefault).OfType<AlignedRecording>()],
            [.. study.Notes, .. study.Recordings.SelectMany(recording => notes.GetValueOrDefault(recording) ?? [])])
        { ReadFrom = study, Vocabulary = study.Vocabulary };
    }

    /// <summary>Videos whose clock could not be set by their own exports, and whose exports would set it: those of others without a set clock.</summary>
    internal static IEnumerable<(Recording Video, string Exports)> Exchanged(Study study, IReadOnlyDictionary<Recording, FrameTrack> unset,
        AlignmentSettings settings, CancellationToken cancellation)
    {
        Recording[] candidates = [.. study.Recordings.Where(one => unset.ContainsKey(one) || one.VideoPath is null).Take(MostExchanged)];
        foreach ((Recording video, FrameTrack track) in unset)
        {
            cancellation.ThrowIfCancellationRequested();
            (Recording? other, double distinction) = candidates.Where(one => one != video)
                .Select(one => (one, ClockEstimator.Distinction(track, one, settings.MaximumOffsetMilliseconds))).DefaultIfEmpty().MaxBy(one => one.Item2);
            if (distinction > 0)
                yield return (video, other!.Label);
        }
    }

    /// <summary>Frames announced; 0 for a file that cannot be opened, which the reading itself will report.</summary>
    internal static long Announced(Recording recording, CorruptionPolicy corruption)
    {
        try
        {
            return VideoFile.Open(recording.VideoPath!).FrameCount;
        }
        catch (VideoException) when (corruption != CorruptionPolicy.Fail)
        {
            return 0;
        }
    }
}
