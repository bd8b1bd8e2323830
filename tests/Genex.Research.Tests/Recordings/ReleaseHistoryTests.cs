using System.Diagnostics;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using Genex.Research.Tests.Simulation;

namespace Genex.Research.Tests.Recordings;

/// <summary>Tables of an earlier commit, read from a clone's own history.</summary>
public class ReleaseHistoryTests
{
    [Fact]
    public void Tables_are_those_of_the_commit_and_frames_those_of_the_folder()
    {
        using ReleasedFolder clone = new();
        string first = Commit(clone.Root, "init", "-q", "."), table = Directory.GetFiles(Path.Combine(clone.Annotations, "emotional_targets"))[0];
        int rows = File.ReadAllLines(table).Length - 1;
        File.AppendAllText(table, File.ReadAllLines(table)[^1].Replace("19,", "20,", StringComparison.Ordinal) + "\n");
        string second = Commit(clone.Root);
        Assert.NotEqual(first, second);
        Assert.Equal(second, ReleaseHistory.Head(clone.Root));
        Assert.Equal((rows, rows + 1), (Longest(ReleaseHistory.Read(clone.Root, first)), Longest(ReleaseHistory.Read(clone.Root, second))));
        Assert.Contains($"at {first[..7]}", ReleaseHistory.Read(clone.Root, first).Release!.Recordings[0].Emotional!.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_that_history_is_named_with_what_to_do()
    {
        using ReleasedFolder folder = new();
        ExportException refused = Assert.Throws<ExportException>(() => ReleaseHistory.Read(folder.Root, ReleaseSource.ReportCommit));
        Assert.Contains("--tables", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReleaseHistory.Read(folder.Root, "--output=/tmp/x"));
    }

    [Fact]
    public void The_released_loader_takes_the_first_rows()
    {
        using ReleasedFolder folder = new(ReleaseDefect.StretchedRows);
        ReleasedStudy study = ReleaseReader.Read(folder.Root).Release!, loaded = study.AsLoaded();
        Assert.Contains(study.Recordings, one => one.Emotional!.Rows == 100);
        Assert.All(study.Recordings.Zip(loaded.Recordings), pair =>
            Assert.Equal(pair.First.Emotional!.Values.Take(pair.First.Frames.Count), pair.Second.Emotional!.Values));
    }

    private static int Longest(Study study) => study.Release!.Recordings.Max(one => one.Emotional?.Rows ?? 0);

    private static string Commit(string folder, params string[] before)
    {
        if (before.Length > 0) Git(folder, before);
        Git(folder, "add", "-A");
        Git(folder, "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "state");
        return Git(folder, "rev-parse", "HEAD").Trim();
    }

    private static string Git(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
