using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings.Vendors;

/// <summary>Tables of ten seconds without the rows from 2 to 6 s: what was before them is not what was in them.</summary>
public class MissingRowsTests
{
    private const string Video = "P01.mp4";

    public static TheoryData<string, string, string> Tables() => new()
    {
        { "OpenFace", "P01.csv", "frame,timestamp,confidence,success,AU12_r,AU12_c\n" + Rows(k => Invariant($"{k + 1},{k / 25.0:F3},0.98,1,4,1\n")) },
        { "AFFDEX", "P01.csv", "time;faceid;innerBrowRaise;browRaise;smile;joy;valence;engagement;attention\n"
            + Rows(k => Invariant($"{k / 25.0:F3};0;0;0;90;90;80;70;99\n")) },
        { "FaceReader", "P01_detailed.txt", "Video Time\tNeutral\tHappy\tAction Unit 12 - Lip Corner Puller\n"
            + Rows(k => Invariant($"00:00:0{k / 25}.{k % 25 * 40:000}\t0.1\t0.9\t0.8\n")) },
        { "py-feat", "P01.csv", "frame,FaceRectX,FaceScore,AU12,happiness\n" + Rows(k => Invariant($"{k},1,0.99,0.9,0.9\n")) },
        { "iMotions", "001_P01.csv", "#Respondent Name,P01\nRow,Timestamp,EventSource,SlideEvent,StimType,CollectionPhase,SourceStimuliName,Smile\n"
            + Rows(k => Invariant($"{k},{k * 40},1,,Video,,Clip,88\n")) },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Where_rows_are_missing_the_face_is_missing_and_a_note_says_when(string software, string file, string text)
    {
        Assert.NotEmpty(software);
        using CaseStudy study = CaseStudy.Of(file, text, Video);
        study.Tables["study.json"] = """{ "files": [ { "match": "P01.csv", "samplingRate": 25 } ] }""";
        Study read = study.Read();
        var rows = new RowBuilder(Assert.Single(read.Recordings));
        Assert.Equal([1, 1, null, null, null, 1, 1], new[] { 0.0, 1990, 2010, 4000, 5990, 6010, 9900 }.Select(time => Smile(rows, time)));
        Assert.Contains(read.Notes, note => note.Contains("no rows from 2 to 6 s", StringComparison.Ordinal));
    }

    [Fact]
    public void A_face_that_another_goes_on_for_is_missing_in_between()
    {
        string text = "frame,face_id,timestamp,confidence,success,AU12_r,AU12_c\n" + string.Concat(Enumerable.Range(0, 250).Select(k =>
            Invariant($"{k + 1},{(k is >= 50 and < 150 ? "1" : "0")},{k / 25.0:F3},0.98,1,{(k is >= 50 and < 150 ? "0,0" : "4,1")}\n")));
        using CaseStudy study = CaseStudy.Of("P01.csv", text, Video);
        Study read = study.Read();
        var rows = new RowBuilder(Assert.Single(read.Recordings));
        Assert.Equal([1, null, 1], new[] { 1000.0, 4000, 7000 }.Select(time => Smile(rows, time)));
        Assert.Contains(read.Notes, note => note.Contains("no rows from 2 to 6 s", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_one_second_that_lack_two_are_held()
    {
        string text = "frame,timestamp,confidence,success,AU12_r,AU12_c\n" + string.Concat(new[] { 0, 1, 2, 3, 6, 7, 8, 12, 13 }.Select(second =>
            Invariant($"{second},{second},0.98,1,4,1\n")));
        using CaseStudy study = CaseStudy.Of("P01.csv", text, Video);
        var rows = new RowBuilder(Assert.Single(study.Read().Recordings));
        Assert.Equal([1, null, 1, null], new[] { 5000.0, 10_000, 13_500, 14_500 }.Select(time => Smile(rows, time)));
    }

    private static float? Smile(RowBuilder rows, double time) => rows.At(0, time, time) is var row
        && row.TargetPresent[EmotionalTargets.IndexOf("Smile")] ? row.Targets[EmotionalTargets.IndexOf("Smile")] : null;

    private static string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, 250).Where(k => k is < 50 or >= 150).Select(row));
}
