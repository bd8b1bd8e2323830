using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;
using OpenCvSharp;

namespace Genex.Research.Tests.Recordings;

/// <summary>Videos that the system does not give out, and files that are none: one of them does not stop the others.</summary>
public class UnreadableVideoTests
{
    private const string Table = "Respondent Name,Fixation Start,Fixation End\nP01,0,100\nP02,0,100\n";

    [Theory]
    [InlineData(CorruptionPolicy.Skip), InlineData(CorruptionPolicy.Report)]
    public void One_that_may_not_be_read_is_left_out(CorruptionPolicy policy)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Table, "P01.mp4", "P02.mp4");
        Study read = study.Read();
        using FileStream held = Closed(Path.Combine(study.Root, "P02.mp4"));
        AlignedStudy aligned = StudyAligner.Align(read, new AlignmentSettings { Corruption = policy });
        Assert.Equal("P01", Assert.Single(aligned.Recordings).Label);
        Assert.Contains(aligned.Notes, note => note.StartsWith("P02: left out", StringComparison.Ordinal) && note.Contains("read", StringComparison.Ordinal));
    }

    [Fact]
    public void By_default_it_stops_the_alignment_and_is_named()
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Table, "P01.mp4", "P02.mp4");
        Study read = study.Read();
        using FileStream held = Closed(Path.Combine(study.Root, "P02.mp4"));
        VideoException problem = Assert.Throws<VideoException>(() => StudyAligner.Align(read));
        Assert.Equal("P02.mp4", Path.GetFileName(problem.File));
        Assert.NotNull(problem.Advice);
    }

    [Theory]
    [InlineData(".png", "PNG"), InlineData(".jpg", "JPEG"), InlineData(".bmp", "BMP")]
    public void A_picture_that_is_called_a_video_is_said_to_be_one(string ending, string kind)
    {
        using TestVideo files = new();
        using Mat picture = new(48, 64, MatType.CV_8UC3, Scalar.Red);
        Cv2.ImEncode(ending, picture, out byte[] bytes);
        string path = Path.Combine(files.Folder, "P01.mp4");
        File.WriteAllBytes(path, bytes);
        Assert.Contains($"it is a single picture ({kind})", Assert.Throws<VideoException>(() => VideoFile.Open(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>A transport stream that is put behind itself begins again at 0, from frame to frame.</summary>
    [Fact]
    public void Times_that_run_back_are_one_line_with_their_number()
    {
        using TestVideo files = new();
        byte[] bytes = File.ReadAllBytes(files.Write("once.ts", 40, 25, 64, 48, codec: "mpg1"));
        string path = Path.Combine(files.Folder, "P01.ts");
        File.WriteAllBytes(path, [.. bytes, .. bytes]);
        using VideoReader reader = new(path, CorruptionPolicy.Report);
        while (reader.Next())
        {
        }
        VideoDamage found = Assert.Single(reader.Damage, damage => damage.Expected == "one that is later");
        Assert.Matches("the first of [0-9]+ that run back$", found.Found);
        Assert.Contains("timestamp", Assert.Throws<VideoException>(() =>
        {
            using VideoReader strict = new(path);
            while (strict.Next())
            {
            }
        }).Message, StringComparison.Ordinal);
    }

    /// <summary>Two tracks are made by putting the one of a video into its index once more.</summary>
    [Fact]
    public void A_second_video_stream_is_mentioned()
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Table, "P01.mp4", "P02.mp4");
        Study read = study.Read();
        string path = Path.Combine(study.Root, "P02.mp4");
        byte[] bytes = File.ReadAllBytes(path);
        int moov = bytes.AsSpan().IndexOf("moov"u8) - 4, trak = bytes.AsSpan().IndexOf("trak"u8) - 4;
        Assert.True(moov > bytes.AsSpan().IndexOf("mdat"u8)); // or offsets of the frames would move
        byte[] track = bytes[trak..(trak + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(trak)))];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(moov),
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(moov)) + track.Length);
        File.WriteAllBytes(path, [.. bytes[..trak], .. track, .. bytes[trak..]]);
        Assert.Equal(2, VideoStreams.CountIn(path));
        Assert.Equal(1, VideoStreams.CountIn(Path.Combine(study.Root, "P01.mp4")));
        string note = Assert.Single(StudyAligner.Align(read, new AlignmentSettings { Corruption = CorruptionPolicy.Report }).Notes,
            one => one.Contains("video streams", StringComparison.Ordinal));
        Assert.StartsWith("P02: P02.mp4 has 2 video streams, of which one is read, of 64 x 48 pixels", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_clocks_where_there_are_no_exports()
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Table, "P01.mp4", "P02.mp4", "P03.mp4");
        string[] said = [.. StudyAligner.Align(study.Read()).Notes.Where(note => note.Contains("no moments in common", StringComparison.Ordinal))];
        Assert.Equal(2, said.Length);
        Assert.DoesNotContain(said, note => note.StartsWith("P03", StringComparison.Ordinal));
    }

    /// <summary>Who is root may read every file, but for one that is held.</summary>
    private static FileStream Closed(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
}
