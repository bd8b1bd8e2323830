using System.Diagnostics;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Recordings;

/// <summary>What a study's folder may hold besides files: it is named and left out at once, and nothing is waited for.</summary>
public sealed class UnusualFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-unusual-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Study => Path.Combine(folder.FullName, "study");

    [Fact]
    public void Pipes_devices_and_links_that_lead_nowhere_or_in_circles_are_named()
    {
        StudySimulator.Write(Study, new SimulationSettings { Participants = 1, Seconds = 2, FrameWidth = 320, FrameHeight = 180 });
        Process.Start("mkfifo", [Path.Combine(Study, "FixationTable (pipe).csv"), Path.Combine(Study, "SCP 0636.mp4")])!.WaitForExit();
        File.CreateSymbolicLink(Path.Combine(Study, "GSRPeakTable (zero).csv"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(Study, "gone.csv"), "/nowhere/at/all");
        File.CreateSymbolicLink(Path.Combine(Study, "itself.csv"), Path.Combine(Study, "itself.csv"));
        Directory.CreateSymbolicLink(Path.Combine(Study, "up"), Study);
        Directory.CreateSymbolicLink(Path.Combine(Study, "machine"), "/");
        string other = Directory.CreateDirectory(Path.Combine(folder.FullName, "other")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(Study, "elsewhere"), other);
        Directory.CreateSymbolicLink(Path.Combine(other, "back"), Path.Combine(Study, "Analysis"));

        Study study = StudyReader.Read(Study);
        string[] left = [.. study.Files.Where(file => file.Reason.Contains("pipe", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Path))];
        Assert.Equal(["FixationTable (pipe).csv", "GSRPeakTable (zero).csv", "SCP 0636.mp4", "gone.csv", "itself.csv"], left.Order(StringComparer.Ordinal));
        Assert.Single(study.Recordings);
    }

    /// <summary>As root may enter any folder, one that nobody can is made by a name of bytes that are no text.</summary>
    [Fact]
    public void Names_that_are_no_text_and_folders_that_cannot_be_read_are_left_out_and_the_study_opens()
    {
        StudySimulator.Write(Study, new SimulationSettings { Participants = 1, Seconds = 2, FrameWidth = 320, FrameHeight = 180 });
        const string make = "cd \"$1\" && name=\"$(printf 'M\\374ller')\" && touch \"$name.csv\" && mkdir \"$name\" && touch \"$name/P01.csv\"";
        Process.Start("sh", ["-c", make, "sh", Study])!.WaitForExit();
        string closed = Directory.CreateDirectory(Path.Combine(Study, "lost+found")).FullName;
        File.WriteAllText(Path.Combine(closed, "P02.csv"), "a,b\n1,2\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            Study study = StudyReader.Read(Study);
            Assert.Single(study.Recordings);
            string[] left = [.. study.Files.Where(file => file.Use == StudyFileUse.LeftOut).Select(file => file.Reason)];
            Assert.Contains("a file whose name is not UTF-8, so that it cannot be opened; rename it", left);
            Assert.Contains("a folder whose name is not UTF-8, so that it cannot be opened; rename it", left);
            Assert.DoesNotContain(left, reason => reason.Contains("pipe", StringComparison.Ordinal));
            if (!Environment.IsPrivilegedProcess)
                Assert.Contains(left, reason => reason.StartsWith("a folder that may not be read", StringComparison.Ordinal));
        }
        finally
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Process.Start("sh", ["-c", "rm -r \"$1\"/M*ller*", "sh", Study])!.WaitForExit(); // which .NET cannot
        }
    }

    [Fact]
    public void A_table_that_is_one_endless_line_is_refused_before_it_is_read()
    {
        string path = Path.Combine(folder.FullName, "FixationTable.csv");
        using (FileStream file = File.Create(path)) file.SetLength(900_000_000);
        long before = GC.GetTotalAllocatedBytes();
        Assert.Contains("a line of more than", Assert.Throws<ExportException>(() => ExportText.Read(path)).Message, StringComparison.Ordinal);
        using (FileStream file = File.OpenWrite(path)) file.SetLength(65_000_000_000);
        Assert.Contains("at most", Assert.Throws<ExportException>(() => ExportText.Read(path)).Message, StringComparison.Ordinal);
        Assert.InRange(Environment.WorkingSet, 0, 8_000_000_000);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 20_000_000);
    }

    /// <summary>3.6 gigapixels in 57 bytes of PNG.</summary>
    [Fact]
    public void A_picture_that_claims_gigabytes_is_refused_from_its_header()
    {
        string path = Path.Combine(folder.FullName, "frame_0000.png");
        byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        foreach (int place in (int[])[16, 20]) ((byte[])[0, 0, 0xEA, 0x60]).CopyTo(png, place);
        File.WriteAllBytes(path, png);
        Assert.Contains("60000 x 60000", Assert.Throws<VideoException>(() => FolderFrames.Read(path, 32)).Message, StringComparison.Ordinal);
        Assert.Equal(60000, PictureSize.Of(path)!.Value.Width);
        using OpenCvSharp.Mat picture = new(30, 20, OpenCvSharp.MatType.CV_8UC3, OpenCvSharp.Scalar.Red);
        foreach (string ending in (string[])[".png", ".jpg"])
        {
            OpenCvSharp.Cv2.ImEncode(ending, picture, out byte[] bytes);
            File.WriteAllBytes(path, bytes);
            Assert.Equal(new OpenCvSharp.Size(20, 30), PictureSize.Of(path));
        }
    }
}
