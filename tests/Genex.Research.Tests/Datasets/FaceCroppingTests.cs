using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Tests.Recordings;
using OpenCvSharp;

namespace Genex.Research.Tests.Datasets;

/// <summary>Pictures cropped to a face on the whole way from video to samples: a bright square stands for it.</summary>
public sealed class FaceCroppingTests : IDisposable
{
    private const int Frames = 120, Rate = 10, Size = 16;

    private readonly TestVideo files = new();
    private readonly StudyReadSettings faces = new(Region: FrameRegion.Whole, Faces: BrightSquares.Search);

    public FaceCroppingTests()
    {
        Directory.CreateDirectory(Study);
        files.Write("study/LE 3299.mp4", Frames, Rate, paint: (frame, index) => BrightSquares.Paint(frame, Square(index)));
        files.Write("study/AR 2298.mp4", Frames, Rate, paint: (frame, index) => BrightSquares.Paint(frame, index is >= 40 and < 90 ? [] : Square(index)));
    }

    private string Study => Path.Combine(files.Folder, "study");

    private string In(string name) => Path.Combine(files.Folder, name);

    private static Point[] Square(int index) => [new Point(60 + index, 100 + index % 10)];

    [Fact]
    public void Rows_have_faces_and_pictures_are_cropped_to_them()
    {
        AlignedStudy aligned = Aligned(out VideoPasses passes);
        AlignedRecording whole = aligned.Recordings[1], part = aligned.Recordings[0];
        Assert.Equal((12, 12, 0, 0), (whole.Faces!.Frames, whole.Faces.Found, whole.Faces.Bridged, whole.Faces.Masked));
        Assert.Equal((12, 7, 0, 5), (part.Faces!.Frames, part.Faces.Found, part.Faces.Bridged, part.Faces.Masked));
        Assert.All(whole.Rows, row => Assert.Equal((60 + row.FrameIndex, 100 + row.FrameIndex % 10), (row.Face!.Value.Box!.Value.X, row.Face.Value.Box.Value.Y),
            (one, other) => Math.Abs(one.Item1 - other.Item1) <= 2 && Math.Abs(one.Item2 - other.Item2) <= 2));
        IReadOnlyList<byte[]> pictures = passes.Take(part)!.Pictures;
        // A quarter of the side is margin: of 16 pixels the middle ten are bright. Without a face the picture has the mean colour.
        Assert.All(part.Rows.Zip(pictures), pair => Assert.Equal(pair.First.Face!.Value.Box is null ? [124, 124] : [40, 250],
            new[] { (int)pair.Second[0], pair.Second[Size * Size / 2 + Size / 2] }, (one, other) => Math.Abs(one - other) <= 6));
        Assert.Contains(aligned.Notes, note => note.Contains("a face in 7 of 12 sampled frames", StringComparison.Ordinal)
            && note.Contains("5 frames have none", StringComparison.Ordinal));
        Assert.Equal("A face is taken from 19 of 24 sampled frames (bright squares, margin 0.25). The pictures of the other 5 are masked.",
            aligned.SayFaces().ToString());
    }

    [Fact]
    public void A_finder_that_cannot_be_read_ends_the_reading_and_calls_no_video_damaged()
    {
        string file = In("yunet.onnx");
        File.WriteAllText(file, "version https://git-lfs.github.com/spec/v1");
        var reading = new StudyReadSettings(Region: FrameRegion.Whole, Faces: FaceSearch.Parse(file));
        Assert.Equal(file, Assert.Throws<FaceFinderException>(() => StudyAligner.Align(StudyReader.Read(Study, reading))).File);
    }

    [Fact]
    public void Without_a_search_nothing_is_another()
    {
        AlignedStudy plain = StudyAligner.Align(StudyReader.Read(Study, new StudyReadSettings(Region: FrameRegion.Whole)));
        Assert.All(plain.Recordings, one => Assert.Null(one.Faces));
        Assert.All(plain.Rows, row => Assert.Null(row.Face));
        Assert.Equal("", plain.SayFaces().ToString());
        SampleSet before = StudyLoader.Load(Study, Size, cacheFolder: In("plain"), reading: new StudyReadSettings(Region: FrameRegion.Whole)),
            off = StudyLoader.Load(Study, Size, cacheFolder: In("off"), reading: new StudyReadSettings(Region: FrameRegion.Whole, Faces: FaceSearch.Off));
        Assert.Equal(before.Fingerprint, off.Fingerprint);
        Assert.NotEqual(before.Fingerprint, StudyLoader.Load(Study, Size, cacheFolder: In("faces"), reading: faces).Fingerprint);
    }

    [Fact]
    public void Samples_are_the_same_from_the_video_the_cache_and_a_store()
    {
        SampleSet first = StudyLoader.Load(Study, Size, cacheFolder: In("cache"), reading: faces);
        Assert.Equal(first.Fingerprint, StudyLoader.Load(Study, Size, cacheFolder: In("cache"), reading: faces).Fingerprint);
        Array.ForEach(Directory.GetFiles(In("cache"), "*.frames"), File.Delete);
        SampleSet decoded = StudyLoader.Load(Study, Size, cacheFolder: In("cache"), reading: faces);
        Assert.Equal(first.Fingerprint, decoded.Fingerprint);
        Assert.Equal(first.Study.Rows.Select(row => row.Face), decoded.Study.Rows.Select(row => row.Face));

        PreparationSettings settings = new() { Side = Size, Region = FrameRegion.Whole, Faces = BrightSquares.Search };
        Preparation made = StudyPreparation.Prepare(Study, In("store"), settings);
        SampleSet stored = StudyLoader.Load(made.Store, Size);
        Assert.Equal(first.Fingerprint, stored.Fingerprint);
        Assert.Equal(first.Study.Rows.Select(row => row.Face), stored.Study.Rows.Select(row => row.Face));
        Assert.Equal(first.Study.Recordings.Select(one => one.Faces!.Text), stored.Study.Recordings.Select(one => one.Faces!.Text));
        Assert.Equal(2, StudyPreparation.Prepare(Study, In("store"), settings).Kept);
        PreparationSettings other = settings with { Faces = BrightSquares.Search with { Margin = 0.5 } };
        Assert.Throws<ArgumentException>(() => StudyPreparation.Prepare(Study, In("store"), other));
    }

    [Fact]
    public void The_audit_looks_at_the_cropped_pictures_and_finds_no_fault_in_masked_ones()
    {
        AuditMaterial material = StudyMaterial.Of(StudyReader.Read(Study, faces));
        Assert.NotNull(material.Aligned!.FaceSearch);
        Assert.DoesNotContain(DataAudit.Run(material).Findings, finding => finding.Check == "video-integrity"
            && finding.Evidence.Contains("black", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_have_columns_of_faces_where_they_were_looked_for()
    {
        AlignedStudy aligned = Aligned(out _);
        await AlignedTable.WriteCsvAsync(aligned, In("rows.csv"));
        string[] header = File.ReadLines(In("rows.csv")).First().Split(',');
        Assert.Equal(["face_x", "face_y", "face_width", "face_height", "face_confidence", "faces_seen"], header[^6..]);
        await AlignedTable.WriteParquetAsync(aligned, In("rows.parquet"));
        Assert.Equal(aligned.Rows.Select(row => row.Face),
            (await AlignedTable.ReadParquetAsync(File.ReadAllBytes(In("rows.parquet")), aligned.Vocabulary)).Select(row => row.Face));
    }

    [Fact]
    public void A_study_describes_its_faces_and_a_command_goes_before_it()
    {
        File.WriteAllText(In("study/finder.onnx"), "not one");
        File.WriteAllText(In("study/study.json"), """{ "face": "finder.onnx", "faceMargin": 0.5 }""");
        Assert.All(StudyReader.Read(Study).Recordings, one => Assert.Equal(("finder.onnx", 0.5), (one.Faces!.Finder, one.Faces.Margin)));
        Assert.All(StudyReader.Read(Study, new StudyReadSettings(Faces: FaceSearch.Off)).Recordings, one => Assert.Null(one.Faces));
        Assert.All(StudyReader.Read(Study, faces).Recordings, one => Assert.Equal(("bright squares", 0.5), (one.Faces!.Finder, one.Faces.Margin)));
        foreach (string wrong in (string[])["""{ "face": "yes" }""", """{ "face": "find", "faceMargin": 3 }"""])
        {
            File.WriteAllText(In("study/study.json"), wrong);
            Assert.Throws<ExportException>(() => StudyReader.Read(Study));
        }
    }

    public void Dispose() => files.Dispose();

    private AlignedStudy Aligned(out VideoPasses passes)
    {
        passes = new VideoPasses(Size);
        return StudyAligner.Align(StudyReader.Read(Study, faces), passes: passes);
    }
}
