using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>A video of somebody of whom no table tells, beside tables that tell of others: theirs where the name is written as the study's ids are, left out
/// where it may be anything.</summary>
public class LikelyOwnerTests
{
    private const string Head = "Respondent Name,Fixation Start,Fixation End\n";

    [Theory]
    [InlineData("P03.mp4", "P03", "P01.mp4", "P02.mp4")]
    [InlineData("p_3.mp4", "p_3", "P01.mp4", "P02.mp4")]
    [InlineData("P03_webcam.mp4", "P03", "P01_webcam.mp4", "P02_webcam.mp4")]
    [InlineData("cam_P03.mp4", "P03", "cam_P01.mp4", "cam_P02.mp4")]
    [InlineData("P03/cam.mp4", "P03", "P01/cam.mp4", "P02/cam.mp4")]
    public void One_who_left_no_table_keeps_the_video(string video, string id, params string[] others)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Head + "P01,0,100\nP02,0,100\n", [.. others, video]);
        Study read = study.Read();
        Recording one = Assert.Single(read.Recordings, recording => Path.GetRelativePath(study.Root, recording.VideoPath!).Replace('\\', '/') == video);
        Assert.Equal((id, true), (one.Label, one.Fixations is null));
        Assert.Equal(3, read.Recordings.Count);
        Assert.Contains(read.Notes, note => note.StartsWith($"No table tells of {id} (", StringComparison.Ordinal));
    }

    [Fact]
    public void So_it_is_where_each_table_is_one_persons()
    {
        using CaseStudy study = CaseStudy.Of("P01.csv", OpenFace, "P01.mp4", "P02.mp4", "P03.mp4");
        study.Tables["P02.csv"] = OpenFace;
        Assert.Equal([("P01", true), ("P02", true), ("P03", false)],
            study.Read().Recordings.Select(one => (one.Label, one.VideoPath is not null && one.Events.Has(FacialLevelExport.Format))));
    }

    [Theory]
    [InlineData("1", "2", "3.mp4")]
    [InlineData("1001", "1002", "1003.mp4")]
    public void A_number_by_itself_is_one_where_the_known_are_numbers(string first, string second, string video)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", $"{Head}{first},0,100\n{second},0,100\n", $"{first}.mp4", $"{second}.mp4", video);
        Assert.Equal(3, study.Read().Recordings.Count(one => one.VideoPath is not null));
    }

    [Theory]
    [InlineData("stimulus.mp4", "P01", "P02")]
    [InlineData("Trailer 3.mp4", "P01", "P02")]
    [InlineData("clip_P.mp4", "P01", "P02")]
    [InlineData("intro to P99.mp4", "P01", "P02")]
    [InlineData("20251103.mp4", "1", "2")]
    [InlineData("clip_3.mp4", "1", "2")]
    [InlineData("3 kittens.mp4", "1", "2")]
    public void What_was_shown_is_nobodys_video_and_the_remedy_is_named(string video, string first, string second)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", $"{Head}{first},0,100\n{second},0,100\n", $"{first}.mp4", $"{second}.mp4", video);
        Study read = study.Read();
        Assert.Equal([first, second], read.Recordings.Select(one => one.Label));
        StudyFile left = Assert.Single(read.Files, file => file.Use == StudyFileUse.LeftOut);
        Assert.EndsWith(video, left.Path, StringComparison.Ordinal);
        Assert.Contains("\"participant\" of a rule of \"files\", or \"names\", in study.json", left.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_video_that_bears_the_name_of_a_stimulus_shows_the_stimulus()
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", "Respondent Name,Stimulus Label,Fixation Start,Fixation End\nS1,S9,0,100\nS2,S9,0,100\n",
            "S1.mp4", "S2.mp4", "S9.mp4");
        Assert.Equal(["S1", "S2"], study.Read().Recordings.Select(one => one.Participant.ToString()));
    }

    private static readonly string OpenFace = "frame,timestamp,confidence,success,AU12_r\n" + string.Concat(Enumerable.Range(0, 60).Select(k =>
        Invariant($"{k + 1},{k / 30.0:F3},0.98,1,4\n")));
}
