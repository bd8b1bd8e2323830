using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text;
using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // a preparation and its result

namespace Genex.Research.Experiments;

/// <summary>What a preparation left.</summary>
/// <param name="Store">The store's folder.</param>
/// <param name="Study">The study, read from the store.</param>
/// <param name="Recordings">What became of each recording, in the study's order.</param>
/// <param name="Audit">What the audit of the prepared rows and frames found.</param>
/// <param name="Kept">How many recordings an earlier preparation had left whole.</param>
public sealed record Preparation(string Store, Study Study, IReadOnlyList<PreparedRecording> Recordings, AuditReport Audit, int Kept);

/// <summary>Prepares a study: frames, aligned rows, events, audit and log go into a store that opens wherever the study does, without its videos.</summary>
/// <remarks>
/// Recordings are prepared in parallel, each into a folder whose last file says that it is whole; a preparation that was cut off goes on with what is missing,
/// to the same bytes. A recording whose video, exports or settings have changed is prepared again. Memory does not grow with the length of a video.
/// </remarks>
public static class StudyPreparation
{
    private const int ReportEvery = 30;

    /// <summary>Prepares a study, or goes on with it.</summary>
    /// <param name="folder">The study's folder, in the raw layout.</param>
    /// <param name="store">Folder of the store: a new one, an empty one, or that of an earlier preparation of this study with these settings.</param>
    /// <param name="settings">Rate, side, damage, how the study is read; null for the defaults.</param>
    /// <param name="progress">Told about every 30 frames, from several threads, and of the audit's checks.</param>
    /// <param name="cancellation">Stops between two frames; finished recordings are kept.</param>
    /// <exception cref="RecordingException">The study cannot be read, none of its videos can, or one is damaged and the policy is to fail.</exception>
    /// <exception cref="ArgumentException">The store is the folder of something else, or lies within the study; or the study is no raw one.</exception>
    /// <exception cref="IOException">The store cannot be written, or another process is preparing it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Preparation Prepare(string folder, string store, PreparationSettings? settings = null, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        settings ??= new PreparationSettings();
        (string root, string place) = (Path.GetFullPath(folder), Path.GetFullPath(store));
        if (PreparedStore.IsIn(root)) throw new ArgumentException($"{folder} is a prepared store already.", nameof(folder));
        if ((place + Path.DirectorySeparatorChar).StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ArgumentException($"{store} lies within the study {folder}, which is only read; name a folder outside of it.", nameof(store));
        Study study = StudyReader.Read(root, new StudyReadSettings(settings.TimeFormat, settings.Region, settings.Faces));
        if (study.Release is not null)
        {
            throw new ArgumentException($"{folder} is in the released layout, whose frames are images already and have no clock; name it directly.",
                nameof(folder));
        }

        PreparationMark mark = new(PreparedContents.CurrentVersion, PreparedContents.Relative(place, root), settings);
        using FileStream held = PreparationMark.Hold(place, mark);
        return new Work(study, place, mark, progress, cancellation).Do();
    }

    private sealed class Work(Study study, string store, PreparationMark mark, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        private readonly PreparationSettings settings = mark.Settings;
        private readonly AlignmentSettings alignment = new() { RateHz = mark.Settings.RateHz, Corruption = mark.Settings.Damage };
        private readonly ConcurrentDictionary<Recording, FrameTrack> unset = new(ReferenceEqualityComparer.Instance);
        private readonly PreparedPlace[] places = [.. study.Recordings.Select(PreparedFolder.PlaceOf)];
        private long read, all;
        private int kept;

        public Preparation Do()
        {
            all = study.Recordings.Where(one => one.VideoPath is not null).Sum(one => StudyAligner.Announced(one, settings.Damage));
            var recordings = new PreparedRecording[places.Length];
            ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = alignment.Threads };
            try
            {
                Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, places.Length), EnumerablePartitionerOptions.NoBuffering), options,
                    at => recordings[at] = One(at));
            }
            catch (AggregateException several)
            {
                Exception first = several.InnerExceptions.FirstOrDefault(one => one is RecordingException) ?? several.InnerExceptions[0];
                ExceptionDispatchInfo.Throw(first);
            }

            RemoveOthers();
            if (Array.TrueForAll(recordings, one => one.State == PreparedState.LeftOut))
                throw new VideoException(study.Root, null, "no participant has a video that can be read", "one video at least",
                    string.Join('\n', recordings.SelectMany(one => one.Notes)));
            return Finish(recordings);
        }

        private PreparedRecording One(int at)
        {
            PreparedFolder one = new(store, places[at], study.Recordings[at], settings, study.Vocabulary);
            PreparedRecording? before = one.Kept();
            if (before is null)
            {
                PreparedStore.Unfinish(store);
                before = one.Make(alignment, () => Report(1), cancellation);
            }
            else
            {
                Interlocked.Increment(ref kept);
                Report(before.VideoFrames);
            }

            if (one.Track() is { } track) unset[study.Recordings[at]] = track;
            return before;
        }

        private void Report(int frames)
        {
            long now = Interlocked.Add(ref read, frames);
            if (now / ReportEvery != (now - frames) / ReportEvery) progress?.Report(new Progress("preparing", now, Math.Max(all, now)));
        }

        // Folders of recordings that the study no longer has.
        private void RemoveOthers()
        {
            foreach (string other in Directory.EnumerateDirectories(Path.Combine(store, PreparedStore.Recordings))
                .Where(other => Array.TrueForAll(places, one => one.Folder != Path.GetFileName(other))))
            {
                PreparedStore.Unfinish(store);
                Directory.Delete(other, recursive: true);
            }
        }

        private Preparation Finish(PreparedRecording[] recordings)
        {
            Dictionary<Recording, string> exchanged = new(ReferenceEqualityComparer.Instance);
            foreach ((Recording video, string exports) in StudyAligner.Exchanged(study, unset, alignment, cancellation)) exchanged[video] = exports;
            PreparedPlace[] told = [.. places.Zip(study.Recordings, (place, one) => place with { FitsExportsOf = exchanged.GetValueOrDefault(one) })];
            byte[] contents = PreparationLog.Json(PreparedContents.Of(study, settings, told, store));
            (string Name, string Sum)[] files =
            [
                (PreparedStore.Settings, Checksums.Of(PreparationLog.Json(mark))), (PreparedStore.Contents, Checksums.Of(contents)),
                .. told.Zip(recordings).SelectMany(pair => pair.Second.Files.Select(file => (PreparedStore.NameOf(pair.First, file.Key), file.Value))
                    .Append((PreparedStore.NameOf(pair.First, PreparedStore.Status), Checksums.OfFile(
                        Path.Combine(store, PreparedStore.Recordings, pair.First.Folder, PreparedStore.Status))))),
            ];
            if (PreparedStore.IsWhole(store) && Checksums.In(store) is { } sums
                && Array.TrueForAll(files, file => sums.Names.Contains(file.Name) && sums[file.Name] == file.Sum))
                return Opened(recordings);

            PreparedStore.Unfinish(store);
            AtomicFile.Write(Path.Combine(store, PreparedStore.Contents), contents, @private: true);
            Checksums.Write(store, files, @private: true); // the audit reads the store as everybody will
            Preparation made = Opened(recordings);
            byte[] audit = Encoding.UTF8.GetBytes(AuditJson.Of(made.Audit) + "\n"), log = Encoding.UTF8.GetBytes(PreparationLog.Of(made, settings));
            AtomicFile.Write(Path.Combine(store, PreparedStore.Audit), audit, @private: true);
            Checksums.Write(store, [.. files, (PreparedStore.Audit, Checksums.Of(audit)), (PreparedStore.Log, Checksums.Of(log))], @private: true);
            AtomicFile.Write(Path.Combine(store, PreparedStore.Log), log, @private: true);
            return made;
        }

        private Preparation Opened(PreparedRecording[] recordings)
        {
            Study prepared = PreparedStore.Open(store);
            AuditReport audit = DataAudit.Run(StudyMaterial.Of(prepared, settings.RateHz, progress, cancellation), progress, cancellation);
            return new Preparation(store, prepared, recordings, audit, kept);
        }
    }
}
