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
    public void Of_a_video_that_is_nobodys_the_description_asks_whose_it_is()
    {
        using var study = new CaseStudy();
        study.Videos.Add("holiday.mp4");
        string text = StudyDescriptionText.Of(study.Read());
        Assert.Contains("//   { \"match\": \"holiday.mp4\", \"participant\": \"…\" },", text, StringComparison.Ordinal);
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
    [InlineData("", "the file is empty; expected { … }")]
    [InlineData("[1]", "the description is a list, [ … ]; expected { … }")]
    [InlineData("{ \"version\": 1,\n\"Version\": 1 }", "line 2: the description has \"Version\" twice; expected it once")]
    [InlineData("{ \"columns\": { \"von\": \"a\", \"von\": \"b\" } }", "\"columns\" has \"von\" twice")]
    [InlineData("{ \"columns\": { \"von\": 3 } }", "\"von\" of \"columns\" is the number 3; expected a text")]
    [InlineData("{ // c\n \"voice\": \"yes\" }", "line 2: \"voice\" is the text \"yes\"; expected true or false")]
    [InlineData("{ \"files\": [ { \"match\": \"*.csv\", \"ignored\": true } ] }", "entry 1 of \"files\" has \"ignored\"; expected only match, ignore, part")]
    [InlineData("{ \"files\": [ { \"ignore\": true } ] }", "entry 1 of \"files\" has no \"match\"")]
    [InlineData("{ \"files\": [ \"*.csv\" ] }", "entry 1 of \"files\" is the text \"*.csv\"; expected { … }")]
    [InlineData("{ \"files\": { \"match\": \"*.csv\" } }", "\"files\" is an object, { … }; expected a list of rules")]
    [InlineData("{ \"files\": [ { \"match\": \"a.csv\", \"participant\": \"\" } ] }", "\"participant\" of \"a.csv\" is \"\"; expected an id")]
    [InlineData("{ \"files\": [ { \"match\": \"a.csv\", \"participant\": 7 } ] }", "\"participant\" is the number 7; expected a text in quotes")]
    [InlineData("{ \"files\": [ { \"match\": \"\" } ] }", "\"match\" \"\"; expected a path")]
    [InlineData("{ \"signals\": [ { \"table\": \"a.csv\" } ] }", "entry 1 of \"signals\" has no \"name\"")]
    public void A_description_that_cannot_be_meant_is_refused(string text, string message)
    {
        using var study = new CaseStudy();
        study.Tables["study.json"] = text;
        string said = Assert.Throws<ExportException>(() => study.Read()).Message;
        Assert.Contains(message, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Genex.Research.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_files_and_columns_that_are_not_there_is_noted()
    {
        using var study = new CaseStudy();
        study.Tables["study.json"] = """
            { "columns": { "von": "Fixation Start", "Peak Time": "Peak Time" }, "files": [ { "match": "nothere.csv", "ignore": true }, { "match": "*.mp4" } ] }
            """;
        Study read = study.Read();
        Assert.Equal(CaseStudy.Plain.Value, CaseStudy.Rows(read));
        Assert.Equal(
            ["study.json: the rule for \"nothere.csv\" is for no file of the study.", "study.json: \"columns\" names \"von\", a column that no table has."],
            read.Notes.Where(note => note.StartsWith("study.json: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_that_was_left_out_when_init_wrote_is_read_once_it_is_mended()
    {
        using var study = new CaseStudy();
        string good = study.Tables[CaseStudy.Gsr];
        study.Edit(CaseStudy.Gsr, text => text.Replace("Peak Time", "Pk", StringComparison.Ordinal));
        study.Tables["odd.csv"] = "t,heart rate\n1,2\n";
        Study found = study.Read();
        Assert.Contains(found.Files, file => file.Use == StudyFileUse.LeftOut && file.Path.EndsWith(CaseStudy.Gsr, StringComparison.Ordinal));
        string text = StudyDescriptionText.Of(found);
        Assert.Contains("// left out: ", text, StringComparison.Ordinal);
        Assert.Contains("t, heart rate", text, StringComparison.Ordinal);
        StudyDescriptionText.Write(Path.Combine(study.Root, StudyDescription.FileName), found);
        study.Tables[CaseStudy.Gsr] = good;
        Assert.Equal(CaseStudy.Plain.Value, CaseStudy.Rows(study.Read()));
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
