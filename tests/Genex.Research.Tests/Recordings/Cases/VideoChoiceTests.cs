using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>Which of several videos of a person is taken.</summary>
public class VideoChoiceTests
{
    [Theory]
    [InlineData("P01_webcam.mp4", "P01_screen.mp4")]
    [InlineData("P01_participant.mp4", "P01_cam_stimulus.mp4")]
    [InlineData("face/P01 (2).mp4", "P01.mp4", false)]
    [InlineData("P01_z.mp4", "P01_screen.mp4")]
    [InlineData("P01_cam.mp4", "P01_scene.mp4", true, "P01_a.mp4")]
    public void The_one_whose_name_says_that_it_shows_the_participant_is(string taken, string left, bool isSaid = true, string? third = null)
    {
        if (!isSaid)
            (taken, left) = (left, taken); // what folders are called does not count
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", "Respondent Name,Fixation Start,Fixation End\nP01,0,100\n", taken, left);
        if (third is not null)
            study.Videos.Add(third);
        Study read = study.Read();
        Assert.Equal(taken, Path.GetRelativePath(study.Root, Assert.Single(read.Recordings).VideoPath!));
        string reason = read.Files.Single(file => file.Path.EndsWith(left, StringComparison.Ordinal)).Reason;
        Assert.Equal(isSaid, reason.Contains("as the one that shows the participant, by its name", StringComparison.Ordinal));
    }

    [Fact]
    public void The_study_softwares_own_names_mean_what_they_meant()
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", "Respondent Name,Fixation Start,Fixation End\nLE 3299,0,100\n", "RespCam_LE 3299.mp4",
            "Screen recording 1 - LE 3299.mp4");
        Assert.Equal("Screen recording 1 - LE 3299.mp4", Path.GetFileName(Assert.Single(study.Read().Recordings).VideoPath));
    }

    [Fact]
    public void A_rule_goes_before_names()
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", "Respondent Name,Stimulus Label,Fixation Start,Fixation End\nP01,clip,0,100\n",
            "P01_screen.mp4", "P01_webcam clip.mp4");
        study.Tables["study.json"] = """{ "files": [ { "match": "P01_screen.mp4", "participant": "P01", "stimulus": "clip" } ] }""";
        Assert.Equal("P01_screen.mp4", Path.GetFileName(Assert.Single(study.Read().Recordings).VideoPath));
    }
}
