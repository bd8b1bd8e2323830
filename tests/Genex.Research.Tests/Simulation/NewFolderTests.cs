using Genex.Research.Simulation;
using OpenCvSharp;

namespace Genex.Research.Tests.Simulation;

/// <summary>What killed or simultaneous simulations leave and take.</summary>
public sealed class NewFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-new-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Study => Path.Combine(folder.FullName, "study");

    private static readonly SimulationSettings Small = new() { Participants = 1, Seconds = 2, FrameWidth = 320, FrameHeight = 180 };

    /// <summary>In a container every process has the same number.</summary>
    [Fact]
    public void What_a_killed_simulation_left_is_swept_and_never_part_of_the_next()
    {
        string left = Invariant($"{Study}.partial-{Environment.ProcessId}"), other = Invariant($"{Study}.partial-0a1b");
        foreach (string half in (string[])[left, other])
        {
            Directory.CreateDirectory(half);
            File.WriteAllText(Path.Combine(half, "P 9.mp4"), "");
        }

        StudySimulator.Write(Study, Small);
        Assert.Equal([Study], Directory.EnumerateFileSystemEntries(folder.FullName));
        Assert.Empty(Directory.EnumerateFiles(Study, "P 9.mp4", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_study_that_was_moved_aside_by_a_process_that_died_comes_back()
    {
        StudySimulator.Write(Study, Small);
        Directory.Move(Study, Study + ".replaced-1234");
        Assert.Contains("not empty", Assert.Throws<IOException>(() => StudySimulator.Write(Study, Small)).Message, StringComparison.Ordinal);
        Assert.Equal([Study], Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Of_two_simulations_into_one_folder_the_second_is_refused_and_the_first_keeps_its_study(bool replace)
    {
        using (NewFolder first = new(Study, replace))
        {
            Assert.Contains("another simulation", Assert.Throws<IOException>(() => new NewFolder(Study, replace)).Message, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.Combine(Study, "of somebody"));
            Assert.Throws<IOException>(first.Complete);
        }

        Assert.Equal([Study], Directory.EnumerateFileSystemEntries(folder.FullName));
        Assert.True(Directory.Exists(Path.Combine(Study, "of somebody")));
    }

    [Fact]
    public void A_video_that_is_not_as_it_was_written_is_told()
    {
        StudySimulator.Write(Study, Small);
        string video = Assert.Single(Directory.EnumerateFiles(Study, "*.mp4", SearchOption.AllDirectories));
        int frames = (int)(Small.Seconds * Small.FramesPerSecond);
        WrittenVideo.Require(video, new Size(320, 180), frames);
        Assert.Throws<IOException>(() => WrittenVideo.Require(video, new Size(320, 180), frames + 1));
        byte[] bytes = File.ReadAllBytes(video);
        foreach (int length in (int[])[0, 20, bytes.Length / 2, bytes.Length - 10])
        {
            File.WriteAllBytes(video, bytes[..length]);
            Assert.Contains("disk full", Assert.Throws<IOException>(() => WrittenVideo.Require(video, new Size(320, 180), frames)).Message,
                StringComparison.Ordinal);
        }
    }
}
