using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings;

public class StudyDescriptionTests
{
    [Fact]
    public void What_init_writes_reads_as_the_study_that_was_found()
    {
        using var study = new CaseStudy();
        study.Tables["old/GSRPeakTable.csv"] = study.Tables[CaseStudy.Gsr];
        study.Tables["readme.txt"] = "notes";
        Study found = study.Read();
        StudyDescriptionText.Write(Path.Combine(study.Root, StudyDescription.FileName), found);
        Study again = StudyReader.Read(study.Root);
        Assert.Equal(CaseStudy.Plain.Value, CaseStudy.Rows(again));
        Assert.Equal(StudyFileUse.Used, again.Files.Single(file => file.Path.EndsWith("study.json", StringComparison.Ordinal)).Use);
        Assert.Equal(StudyFileUse.LeftOut, again.Files.Single(file => file.Path.Contains("old", StringComparison.Ordinal)).Use);
    }

    [Fact]
    public void Columns_units_owners_and_regions_can_be_said()
    {
        using var study = new CaseStudy();
        study.EditAll(text => text.Replace("Respondent Name", "Kürzel", StringComparison.Ordinal).Replace("Peak Time", "Zeit", StringComparison.Ordinal));
        study.Videos.Clear();
        study.Videos.AddRange(["one.mp4", "two.mp4"]);
        study.Tables["study.json"] = """
            {
              // comments are allowed
              "columns": { "Kürzel": "Respondent Name", "Zeit": "Peak Time (ms)" },
              "files": [
                { "match": "one.*", "participant": "AB 1234", "region": "0,0,0.5,1" },
                { "match": "two.*", "participant": "LE 3299" },
              ],
            }
            """;
        Study read = study.Read();
        Assert.Equal(CaseStudy.Plain.Value, CaseStudy.Rows(read));
        Assert.Equal([new FrameRegion(0, 0, 0.5, 1), null], read.Recordings.Select(one => one.Region));
    }

    [Fact]
    public void CREMA_D_opens_by_the_names_of_its_files()
    {
        using CaseStudy study = Corpus();
        study.Tables["study.json"] = """
            { "names": "^(?<id>[0-9]{4})_[A-Z]{3}_(?<label>[A-Z]{3})_[A-Z]{2}$", "labels": { "ANG": "Anger", "HAP": "Joy", "NEU": "Neutral" } }
            """;
        study.Videos.AddRange(["1001_DFA_ANG_XX.mp4", "1001_DFA_HAP_XX.mp4", "1002_IEO_NEU_LO.mp4"]);
        AssertLabels(study, ["1001", "1001", "1002"], ["Anger", "Joy", "Neutral"]);
    }

    [Fact]
    public void RAVDESS_opens_by_the_names_of_its_files()
    {
        using CaseStudy study = Corpus();
        study.Tables["study.json"] = """
            {
              "names": "^[0-9]{2}-[0-9]{2}-(?<label>[0-9]{2})(-[0-9]{2}){3}-(?<id>[0-9]{2})$",
              "labels": { "01": "Neutral", "03": "Joy", "05": "Anger", "06": "Fear" },
            }
            """;
        study.Videos.AddRange(["Actor_12/01-01-06-01-02-01-12.mp4", "Actor_12/01-01-05-01-02-01-12.mp4", "Actor_13/01-01-03-01-01-01-13.mp4"]);
        AssertLabels(study, ["12", "12", "13"], ["Anger", "Fear", "Joy"]);
    }

    [Theory]
    [InlineData("{ \"colums\": {} }", "colums")]
    [InlineData("{ \"region\": \"left\" }", "no region")]
    [InlineData("{ \"timeFormat\": \"hours\" }", "no time format")]
    [InlineData("{ \"names\": \"([0-9]+)\" }", "(?<id>")]
    [InlineData("{ \"names\": \"(?<id>[0-9]+\" }", "study.json")]
    [InlineData("{ \"names\": \"(?<id>.)(?<label>.)\", \"labels\": { \"a\": \"Bliss\" } }", "Bliss")]
    [InlineData("{ \"version\": 2 }", "version")]
    [InlineData("[", "study.json")]
    public void A_description_that_cannot_be_meant_is_refused(string text, string message)
    {
        using var study = new CaseStudy();
        study.Tables["study.json"] = text;
        Assert.Contains(message, Assert.Throws<ExportException>(() => study.Read()).Message, StringComparison.Ordinal);
    }

    private static CaseStudy Corpus()
    {
        var study = new CaseStudy();
        study.Tables.Clear();
        study.Videos.Clear();
        return study;
    }

    private static void AssertLabels(CaseStudy study, string[] people, string[] targets)
    {
        AlignedStudy aligned = StudyAligner.Align(study.Read());
        Assert.Equal(people, aligned.Recordings.Select(one => one.Participant.ToString()));
        Assert.Equal(targets, aligned.Recordings.Select(one =>
            EmotionalTargets.Names.Single(name => one.Rows.All(row => row.Targets[EmotionalTargets.IndexOf(name)] > 0))));
        AlignedRow first = aligned.Rows[0];
        Assert.True(first.TargetPresent[EmotionalTargets.IndexOf("Neutral")]);
        Assert.False(first.TargetPresent[EmotionalTargets.IndexOf("Contempt")]);
        Assert.DoesNotContain(true, first.FeaturePresent);
    }
}
