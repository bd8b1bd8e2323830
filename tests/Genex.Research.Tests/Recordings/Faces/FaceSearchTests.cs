using System.Text.Json;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

public class FaceSearchTests
{
    private static bool HasCascade => File.Exists("/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml");

    [Theory, InlineData("on"), InlineData(""), InlineData("face.jpg")]
    public void What_is_no_finder_is_refused(string text) =>
        Assert.Contains("off, find", Assert.Throws<ArgumentException>(() => FaceSearch.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() => Assert.Contains("no such file",
        Assert.Throws<FaceFinderException>(() => FaceSearch.Parse("nowhere/yunet.onnx")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_is_kept_by_name_and_hash_and_found_again_without_its_folder()
    {
        using var files = new TestVideo();
        string file = Path.Combine(files.Folder, "yunet.onnx");
        File.WriteAllText(file, "version https://git-lfs.github.com/spec/v1");
        FaceSearch search = FaceSearch.Parse("yunet.onnx", files.Folder) with { Margin = 0.4 };
        string kept = JsonSerializer.Serialize(search);
        Assert.DoesNotContain(files.Folder, kept, StringComparison.Ordinal);
        FaceSearch read = JsonSerializer.Deserialize<FaceSearch>(kept)!;
        Assert.Equal(search, read);
        using IFaceDetector finder = read.Open();
        using Mat picture = new(60, 80, MatType.CV_8UC3, Scalar.Gray);
        Assert.Contains("pointer", Assert.Throws<FaceFinderException>(() => finder.Find(picture)).Message, StringComparison.Ordinal);
        Assert.Throws<FaceFinderException>(() => (read with { Sha256 = new string('0', 64) }).Open());
    }

    [Fact]
    public void Off_looks_for_nothing()
    {
        Assert.True(FaceSearch.Parse("off").IsOff);
        Assert.Throws<InvalidOperationException>(() => FaceSearch.Off.Open());
    }

    [Fact]
    public void The_cascade_finds_a_schematic_face_where_it_is()
    {
        if (!HasCascade)
        {
            Assert.Contains("opencv-data", Assert.Throws<FaceFinderException>(() => FaceSearch.Parse("find")).Message, StringComparison.Ordinal);
            return;
        }

        using IFaceDetector finder = FaceSearch.Parse("find").Open();
        using Mat picture = SchematicFace.Draw(640, 360, new Point(400, 180), 90);
        FaceBox face = Assert.Single(finder.Find(picture));
        Assert.InRange(face.X + face.Width / 2, 370, 430);
        Assert.InRange(face.Y + face.Height / 2, 150, 220);
        Assert.InRange(face.Width, 90, 240);
        Assert.InRange(face.Confidence, 0.5, 1);
        using Mat empty = new(360, 640, MatType.CV_8UC3, new Scalar(120, 130, 140));
        Assert.Empty(finder.Find(empty));
    }

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        if (!OperatingSystem.IsLinux()) return;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-faces-");
        try
        {
            System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder.FullName, "faces.xml")])!.WaitForExit();
            Assert.Contains("a pipe", Assert.Throws<FaceFinderException>(() => FaceSearch.Parse("faces.xml", folder.FullName)).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_is_cut_out_is_a_square_within_the_region_and_around_the_face_where_there_is_room()
    {
        Rect region = new(320, 180, 320, 180);
        Assert.Equal(new Rect(440, 240, 60, 60), FaceCrop.Of(new FaceBox(450, 250, 40, 40, 1), 0.25, region));
        Assert.Equal(new Rect(320, 180, 60, 60), FaceCrop.Of(new FaceBox(322, 182, 40, 40, 1), 0.25, region));
        Assert.Equal(180, FaceCrop.Of(new FaceBox(400, 190, 170, 170, 1), 0.25, region).Width);
        for (int seed = 0; seed < 500; seed++)
        {
            SeededRandom random = new(seed);
            FaceBox face = new(random.Between(300, 650), random.Between(150, 380), random.Between(1, 250), random.Between(1, 250), 1);
            Rect cut = FaceCrop.Of(face, 2 * random.NextDouble(), region);
            Assert.Equal(cut.Width, cut.Height);
            Assert.Equal(cut, cut.Intersect(region));
            Assert.True(cut.Width > 0);
        }
    }
}
