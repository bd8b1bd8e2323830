using System.Collections.Concurrent;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Datasets;

/// <summary>A sample walks straight down: on the way to it and to its audit each file of a study is read once.</summary>
public sealed class ReadOnceTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("genex-once-").FullName;
    private readonly ConcurrentQueue<string> reads = new();

    public ReadOnceTests() => FileReads.Started += Note;

    private string Study => Path.Combine(root, "study");

    public void Dispose()
    {
        FileReads.Started -= Note;
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData(StudyLayout.Replay)]
    [InlineData(StudyLayout.Webcam)]
    public void Loading_and_auditing_samples_reads_each_export_and_decodes_each_video_once(StudyLayout layout)
    {
        Simulate(layout);
        SampleSet samples = Load("cache");
        DataAudit.Run(SamplesInHand.Material(samples));
        AssertEachOnce(".csv", ".mp4");

        // The pictures taken on the way are those that a walk of their own would take.
        FrameBank decoded = new FrameLoader(VideoFrames.Read, "webcam", cacheFolder: null).Load(samples.Study, 32);
        Assert.Equal(samples.Fingerprint, new SampleSet(samples.Study, decoded).Fingerprint);
        Assert.Equal(samples.Fingerprint, Load("cache").Fingerprint);
    }

    [Theory]
    [InlineData(StudyLayout.Replay)]
    [InlineData(StudyLayout.Webcam)]
    public void Auditing_a_folder_reads_each_export_and_decodes_each_video_once(StudyLayout layout)
    {
        Simulate(layout);
        DataAudit.Run(Study);
        AssertEachOnce(".csv", ".mp4");
    }

    [Fact]
    public void Loading_and_auditing_a_released_study_reads_each_table_and_each_image_once()
    {
        ReleaseSimulator.Write(Study, new ReleaseSettings());
        DataAudit.Run(SamplesInHand.Material(Load("cache")));
        AssertEachOnce(".csv", ".jpg", "metadata.json");
    }

    [Fact]
    public void Rows_from_the_cache_leave_one_reading_to_the_frames_and_one_to_the_audit()
    {
        Simulate(StudyLayout.Replay);
        Load("cache");
        reads.Clear();
        SampleSet larger = StudyLoader.Load(Study, 48, cacheFolder: Path.Combine(root, "cache"));
        Assert.Null(larger.Study.ReadFrom);
        DataAudit.Run(SamplesInHand.Material(larger));
        AssertEachOnce(".csv", ".mp4");
    }

    private void Simulate(StudyLayout layout)
    {
        StudySimulator.Write(Study,
            new SimulationSettings { Layout = layout, Participants = 2, Seconds = 6, FrameWidth = 320, FrameHeight = 180, LoadingBlackShare = 1 });
        // One table is known by its columns only.
        string peaks = Directory.EnumerateFiles(Study, "GSRPeakTable*.csv", SearchOption.AllDirectories).First();
        File.Move(peaks, peaks.Replace("GSRPeakTable", "skin", StringComparison.Ordinal));
        reads.Clear();
    }

    private SampleSet Load(string cache) => StudyLoader.Load(Study, 32, cacheFolder: Path.Combine(root, cache));

    private void AssertEachOnce(params string[] endings)
    {
        string[] files = [.. Directory.EnumerateFiles(Study, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !path.Contains("/Truth/", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        Assert.Equal(files, reads.Order(StringComparer.Ordinal));
    }

    private void Note(string path)
    {
        string full = Path.GetFullPath(path);
        if (full.StartsWith(root, StringComparison.Ordinal))
            reads.Enqueue(full);
    }
}
