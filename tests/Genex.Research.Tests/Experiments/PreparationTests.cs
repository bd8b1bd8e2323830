using System.Collections.Concurrent;
using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests.Experiments;

/// <summary>A prepared store opens wherever its study does, and says what became of each recording.</summary>
public sealed class PreparationTests(PreparedFolders folders) : IClassFixture<PreparedFolders>
{
    private static readonly PreparationSettings Small = new() { Side = 48 };

    [Fact]
    public void A_store_opens_as_the_study_does_and_reads_no_video()
    {
        string study = folders.CopyOfStudy("gone");
        SampleSet direct = StudyLoader.Load(study, 48, cacheFolder: folders.In("cache"));
        Study read = StudyReader.Read(study);
        AuditReport audit = DataAudit.Run(SamplesInHand.Material(direct));
        Preparation made = StudyPreparation.Prepare(study, folders.In("opens"), Small);
        Assert.All(made.Recordings, one => Assert.Equal((PreparedState.Whole, 240), (one.State, one.VideoFrames)));
        Directory.Delete(study, recursive: true);

        ConcurrentQueue<string> reads = new();
        FileReads.Started += reads.Enqueue;
        try
        {
            SampleSet samples = StudyLoader.Load(made.Store, 48);
            Assert.Equal(direct.Fingerprint, samples.Fingerprint);
            Assert.Equal(direct.Study.Recordings.Select(one => one with { Rows = [] }), samples.Study.Recordings.Select(one => one with { Rows = [] }));
            Assert.Equal(direct.Study.Notes, samples.Study.Notes);
            Study again = StudyReader.Read(made.Store);
            Assert.Equal(read.Say().ToString(), again.Say().ToString());
            Assert.Equal(read.Layout().Rows, again.Layout().Rows);
            Assert.Equal(read.Files, again.Files);
            Assert.All(read.Recordings.Zip(again.Recordings), pair => Assert.Equal(
                (pair.First.Expressions!, pair.First.Fixations!, pair.First.GsrPeaks!, pair.First.Summary!),
                (pair.Second.Expressions!, pair.Second.Fixations!, pair.Second.GsrPeaks!, pair.Second.Summary!), SameEvents));
            Assert.Equal(AuditJson.Of(audit), AuditJson.Of(DataAudit.Run(SamplesInHand.Material(samples))));
            Experiment experiment = Experiment.Open(made.Store, Profile.Quick with { ImageSize = 32, FrameSize = 32 });
            Assert.Equal(samples.Count, experiment.Samples.Count);
            Assert.Equal(32, experiment.Samples.Frames.Side);
            Assert.DoesNotContain(reads, path => path.StartsWith(study, StringComparison.Ordinal));
        }
        finally
        {
            FileReads.Started -= reads.Enqueue;
        }
    }

    [Fact]
    public void Nothing_of_a_store_tells_where_it_was_made()
    {
        string study = folders.CopyOfStudy(Path.Combine("here", "study"));
        string store = StudyPreparation.Prepare(study, folders.In(Path.Combine("here", "store")), Small).Store;
        string place = Path.GetDirectoryName(folders.Study)!;
        Assert.All(Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".npy", StringComparison.Ordinal)),
            file => Assert.DoesNotContain(place, File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
        IReadOnlyDictionary<string, string> before = PreparedFolders.Snapshot(store);
        Directory.Move(folders.In("here"), folders.In("there"));
        string moved = folders.In(Path.Combine("there", "store"));
        Assert.Equal(folders.In(Path.Combine("there", "study")), StudyReader.Read(moved).Root);
        Assert.Equal(moved, StudyPreparation.Prepare(folders.In(Path.Combine("there", "study")), moved, Small).Store);
        Assert.Equal(before, PreparedFolders.Snapshot(moved));
    }

    [Fact]
    public void A_store_at_twice_the_rate_gives_the_rows_of_the_study()
    {
        Preparation made = StudyPreparation.Prepare(folders.Study, folders.In("dense"), Small with { RateHz = 2 });
        Assert.Equal(StudyLoader.Load(folders.Study, 48, cacheFolder: folders.In("cache")).Fingerprint, StudyLoader.Load(made.Store, 48).Fingerprint);
        Assert.Equal(StudyLoader.Load(folders.Study, 48, samplesPerSecond: 2, cacheFolder: folders.In("cache")).Fingerprint,
            StudyLoader.Load(made.Store, 48, samplesPerSecond: 2).Fingerprint);
        foreach (double rate in (double[])[3, 4, 1.5])
        {
            Assert.Contains("2 rows per second", Assert.Throws<ArgumentException>(() => StudyLoader.Load(made.Store, 48, rate)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_bad_recording_is_listed_and_not_fatal()
    {
        string study = folders.CopyOfStudy("bad");
        string[] videos = [.. Directory.EnumerateFiles(study, "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        File.WriteAllText(videos[0], "no video");
        File.WriteAllBytes(videos[1], File.ReadAllBytes(videos[1])[..^4000]);
        using (new CommaCulture())
        {
            Preparation made = StudyPreparation.Prepare(study, folders.In("of-bad"), Small);
            Assert.Equal(PreparedState.LeftOut, made.Recordings[0].State);
            Assert.NotEqual(PreparedState.Whole, made.Recordings[1].State);
            Assert.Equal((PreparedState.Whole, 240), (made.Recordings[2].State, made.Recordings[2].VideoFrames));
            Assert.Contains(Path.GetFileName(videos[0]), File.ReadAllText(Path.Combine(made.Store, "log.txt")), StringComparison.Ordinal);
            Assert.Contains("video-integrity", File.ReadAllText(Path.Combine(made.Store, "audit.json")), StringComparison.Ordinal);
            Assert.DoesNotContain(StudyLoader.Load(made.Store, 48).Participants, id => id == made.Recordings[0].Participant);
        }

        Assert.Throws<VideoException>(() => StudyPreparation.Prepare(study, folders.In("of-bad-strictly"), Small with { Damage = CorruptionPolicy.Fail }));
        foreach (string video in videos) File.WriteAllText(video, "no video");
        Assert.Contains("no participant has a video that can be read",
            Assert.Throws<VideoException>(() => StudyPreparation.Prepare(study, folders.In("of-none"), Small)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_off_anywhere_it_comes_to_the_same_bytes()
    {
        IReadOnlyDictionary<string, string> whole = PreparedFolders.Snapshot(StudyPreparation.Prepare(folders.Study, folders.In("whole"), Small).Store);
        for (int step = 1; step <= 24; step += 3)
        {
            string store = folders.In(Invariant($"cut-{step}"));
            using CancellationTokenSource source = new();
            int told = 0;
            Cut cut = new(() =>
            {
                if (Interlocked.Increment(ref told) == step) source.Cancel();
            });
            Assert.ThrowsAny<OperationCanceledException>(() => StudyPreparation.Prepare(folders.Study, store, Small, cut, source.Token));
            Assert.Contains("not finished", Assert.Throws<ExportException>(() => StudyReader.Read(store)).Message, StringComparison.Ordinal);
            Assert.Equal(IntegrityState.Unknown, Assert.Single(Integrity.Check(store)).State);
            StudyPreparation.Prepare(folders.Study, store, Small);
            Assert.Equal(whole, PreparedFolders.Snapshot(store));
        }

        Preparation again = StudyPreparation.Prepare(folders.Study, folders.In("whole"), Small);
        Assert.Equal(3, again.Kept);
        Assert.Equal(whole, PreparedFolders.Snapshot(again.Store));
    }

    [Fact]
    public void What_changed_is_prepared_again_and_nothing_else()
    {
        string study = folders.CopyOfStudy("changing"), store = folders.In("of-changing");
        StudyPreparation.Prepare(study, store, Small);
        string[] videos = [.. Directory.EnumerateFiles(study, "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        File.SetLastWriteTimeUtc(videos[1], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(2, StudyPreparation.Prepare(study, store, Small).Kept);
        File.Delete(videos[2]);
        Preparation less = StudyPreparation.Prepare(study, store, Small);
        Assert.Equal((2, PreparedState.LeftOut), (less.Kept, less.Recordings[2].State));
        Assert.Equal(2, StudyLoader.Load(store, 48).Participants.Count);
    }

    [Fact]
    public void Only_its_owner_can_read_a_store()
    {
        if (OperatingSystem.IsWindows()) return;
        string store = StudyPreparation.Prepare(folders.Study, folders.In("mine"), Small).Store;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        foreach (string path in Directory.EnumerateFileSystemEntries(store, "*", SearchOption.AllDirectories).Append(store))
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & others);
    }

    [Fact]
    public void A_damaged_file_of_a_store_is_named_and_mended_by_the_same_command()
    {
        string store = StudyPreparation.Prepare(folders.Study, folders.In("damaged"), Small).Store;
        Assert.Equal(IntegrityState.Whole, Assert.Single(Integrity.Check(store)).State);
        foreach (string name in (string[])["frames.npy", "rows.parquet", "events.json", "status.json"])
        {
            string file = Directory.EnumerateFiles(store, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
            byte[] bytes = File.ReadAllBytes(file);
            bytes[^9] ^= 1;
            File.WriteAllBytes(file, bytes);
            Assert.Contains(name, Assert.Throws<ExportException>(() => StudyLoader.Load(store, 48)).Message, StringComparison.Ordinal);
            Assert.Equal(IntegrityState.Damaged, Assert.Single(Integrity.Check(store)).State);
            Assert.Equal(2, StudyPreparation.Prepare(folders.Study, store, Small).Kept);
            StudyLoader.Load(store, 48);
        }
    }

    [Fact]
    public void What_cannot_be_done_is_said()
    {
        string store = StudyPreparation.Prepare(folders.Study, folders.In("refuses"), Small).Store;
        Assert.Contains("other options", Refused(() => StudyPreparation.Prepare(folders.Study, store, Small with { Side = 64 })), StringComparison.Ordinal);
        Assert.Contains("another study", Refused(() => StudyPreparation.Prepare(folders.CopyOfStudy("another"), store, Small)), StringComparison.Ordinal);
        Assert.Contains("within the study", Refused(() => StudyPreparation.Prepare(folders.Study, Path.Combine(folders.Study, "store"), Small)),
            StringComparison.Ordinal);
        Assert.Contains("prepared store already", Refused(() => StudyPreparation.Prepare(store, folders.In("twice"), Small)), StringComparison.Ordinal);
        string used = Path.Combine(Directory.CreateDirectory(folders.In("used")).FullName, "notes.txt");
        File.WriteAllText(used, "mine");
        Assert.Contains("no prepared store", Refused(() => StudyPreparation.Prepare(folders.Study, folders.In("used"), Small)), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(used));
        Assert.Contains("48 x 48 pixels; 64 are wanted", Refused(() => StudyLoader.Load(store, 64)), StringComparison.Ordinal);
        Assert.Contains("settled when it was prepared",
            Refused(() => StudyReader.Read(store, new StudyReadSettings(Region: FrameRegion.Whole))), StringComparison.Ordinal);
        AlignmentSettings clock = new() { GivenClock = new ClockRelation(100, 0, double.NaN, 0, ClockSource.Given) };
        Assert.Contains("clocks were set", Refused(() => StudyAligner.Align(StudyReader.Read(store), clock)), StringComparison.Ordinal);
        using FileStream held = new(Path.Combine(store, "prepared-store.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("another process", Assert.Throws<IOException>(() => StudyPreparation.Prepare(folders.Study, store, Small)).Message,
            StringComparison.Ordinal);
    }

    private static bool SameEvents(
        (IReadOnlyList<ExpressionEvent>, IReadOnlyList<Fixation>, IReadOnlyList<GsrPeak>, IReadOnlyList<SummaryMetric>) first,
        (IReadOnlyList<ExpressionEvent>, IReadOnlyList<Fixation>, IReadOnlyList<GsrPeak>, IReadOnlyList<SummaryMetric>) second) =>
        first.Item1.SequenceEqual(second.Item1) && first.Item2.SequenceEqual(second.Item2) && first.Item3.SequenceEqual(second.Item3)
        && first.Item4.SequenceEqual(second.Item4);

    private static string Refused(Action act) => Assert.Throws<ArgumentException>(act).Message;

    private sealed class Cut(Action act) : IProgress<Genex.Research.Storage.Progress>
    {
        public void Report(Genex.Research.Storage.Progress value) => act();
    }
}
