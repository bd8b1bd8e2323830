using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>Studies with something odd in them: what is odd is named, and the rest is read.</summary>
public class OddStudyTests
{
    [Fact]
    public void An_event_that_begins_before_the_recording_counts_from_its_start_and_is_noted()
    {
        using CaseStudy study = new CaseStudy().Edit(CaseStudy.Facial, text => text.Replace(",Joy,300.25,", ",Joy,-35.20,", StringComparison.Ordinal));
        Study read = study.Read();
        Assert.Equal(new Interval(0, 900.5), read.Recordings[0].Expressions!.First(one => one.Channel == "Joy").Interval);
        Assert.Contains(read.Notes, note => note.Contains("\"-35.20\"", StringComparison.Ordinal));
        Assert.Equal(36, read.Recordings.Sum(one => one.Expressions!.Count));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("")]
    [InlineData("-")]
    public void A_cell_without_a_value_in_an_optional_column_is_missing(string cell)
    {
        using CaseStudy study = new CaseStudy().Edit(CaseStudy.Gsr, text => text.Replace(",0.2200", "," + cell, StringComparison.Ordinal));
        Study read = study.Read();
        Assert.All(read.Recordings, one => Assert.True(double.IsNaN(one.GsrPeaks![0].AmplitudeMicrosiemens)));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void A_fixation_table_without_dispersion_lacks_that_feature_and_no_other()
    {
        using CaseStudy study = new CaseStudy().Edit(CaseStudy.Fixations, text => string.Concat(text.Split('\n').Select(line =>
            (line.Contains(',', StringComparison.Ordinal) && !line.StartsWith('#') ? line[..line.LastIndexOf(',')] : line) + "\n")));
        AlignedStudy aligned = StudyAligner.Align(study.Read());
        int dispersion = PhysicalFeatures.IndexOf("gaze_dispersion"), density = PhysicalFeatures.IndexOf("fixation_density");
        Assert.All(aligned.Rows, row => Assert.Equal((false, true), (row.FeaturePresent[dispersion], row.FeaturePresent[density])));
    }

    [Fact]
    public void A_unit_that_cannot_be_meant_leaves_its_column_out()
    {
        using CaseStudy study = new CaseStudy().Edit(CaseStudy.Fixations, text =>
            text.Replace("Fixation Dispersion", "Fixation Dispersion (px)", StringComparison.Ordinal));
        Study read = study.Read();
        Assert.All(read.Recordings.SelectMany(one => one.Fixations!), one => Assert.True(double.IsNaN(one.DispersionDegrees)));
        Assert.Contains(read.Notes, note => note.Contains("\"px\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bad_row_is_left_out_and_listed_and_the_others_are_read()
    {
        using CaseStudy study = new CaseStudy().Edit(CaseStudy.Gsr, text => text.Replace(",681.4,", ",soon,", StringComparison.Ordinal)
            + "My study,LE \"3299\n");
        Study read = study.Read();
        Assert.Equal(11, read.Recordings.Sum(one => one.GsrPeaks!.Count));
        Assert.Equal([6, 18], read.Problems.Select(problem =>
            int.Parse(problem.Place!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Contains(read.Notes, note => note.StartsWith("GSRPeakTable.csv: 2 of 13 rows are left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_person_none_of_whose_rows_can_be_read_lacks_the_sensor_and_has_no_zeros()
    {
        using CaseStudy study = new CaseStudy().Edit(CaseStudy.Gsr, text =>
            System.Text.RegularExpressions.Regex.Replace(text, "LE 3299,Screen recording 1,(\\d),",
            "LE 3299,Screen recording 1,$1,x", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Study read = study.Read();
        Assert.Null(read.Recordings[1].GsrPeaks);
        Assert.Equal(6, read.Recordings[0].GsrPeaks!.Count);
        Assert.Equal(6, read.Problems.Count);
    }

    [Fact]
    public void Two_stimuli_are_two_recordings_each_with_its_video_and_from_zero()
    {
        using var study = new CaseStudy();
        study.EditAll(text => text + string.Concat(text.Split('\n').Where(line => line.StartsWith("My study", StringComparison.Ordinal))
            .Select(line => line.Replace("recording 1", "recording 2", StringComparison.Ordinal) + "\n")));
        study.Videos.Clear();
        foreach (string who in CaseStudy.People)
            study.Videos.AddRange([$"Screen recording 1 - {who}.mp4", $"Screen recording 2 - {who}.mp4"]);
        Study read = study.Read();
        Assert.Equal(["AB 1234, Screen recording 1", "AB 1234, Screen recording 2", "LE 3299, Screen recording 1", "LE 3299, Screen recording 2"],
            read.Recordings.Select(one => one.Label));
        Assert.All(read.Recordings, one => Assert.StartsWith(one.Stimulus!, Path.GetFileName(one.VideoPath!), StringComparison.Ordinal));
        Assert.All(read.Recordings, one => Assert.Equal((18, 20, 6), (one.Expressions!.Count, one.Fixations!.Count, one.GsrPeaks!.Count)));
        IReadOnlyList<string> rows = CaseStudy.Rows(read);
        int half = CaseStudy.Plain.Value.Count / 2;
        Assert.Equal([.. CaseStudy.Plain.Value.Take(half), .. CaseStudy.Plain.Value.Take(half), .. CaseStudy.Plain.Value.Skip(half),
            .. CaseStudy.Plain.Value.Skip(half)], rows);
    }

    [Fact]
    public void Two_stimuli_on_one_clock_with_one_video_are_one_recording()
    {
        using var study = new CaseStudy();
        study.Tables.Remove(CaseStudy.Facial);
        study.Tables.Remove(CaseStudy.Gsr);
        study.Edit(CaseStudy.Fixations, text => System.Text.RegularExpressions.Regex.Replace(text, "recording 1,(1[1-9]|20),", "recording 2,$1,",
            System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Study read = study.Read();
        Assert.Equal(CaseStudy.People, read.Recordings.Select(one => one.Label));
        Assert.All(read.Recordings, one => Assert.Equal(20, one.Fixations!.Count));
    }

    [Fact]
    public void Summary_rows_of_two_stimuli_are_kept_apart_and_percent_signs_are_read()
    {
        using var study = new CaseStudy();
        study.Tables["Multimodal summary metrics.csv"] = "#INFO,\n#DATA,\nStudy Name,Respondent Name,Stimulus Label,FEA_ThresholdedMetrics_JoyTimePercentage\n"
            + "My study,LE 3299,Screen recording 1,40%\nMy study,LE 3299,Screen recording 2,30\nMy study,AB 1234,Screen recording 1,12 %\n";
        Study read = study.Read();
        Assert.Equal([12, 40, 30], read.Recordings.Select(one => one.Summary!.Single().TimePercentage));
        Assert.Equal([true, true, false], read.Recordings.Select(one => one.VideoPath is not null));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void Every_file_is_used_or_named_as_left_out_or_unknown()
    {
        using var study = new CaseStudy();
        study.Tables["old/GSRPeakTable.csv"] = study.Tables[CaseStudy.Gsr];
        study.Tables["readme.txt"] = "notes on the study";
        study.Tables["cover.png"] = "no picture";
        study.Videos.Add("somebody else.mp4");
        Study read = study.Read();
        Assert.Equal(Directory.GetFiles(study.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal), read.Files.Select(file => file.Path));
        Assert.Equal(["cover.png", "readme.txt"], read.Files.Where(file => file.Use == StudyFileUse.Unknown).Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(["GSRPeakTable.csv", "somebody else.mp4"], read.Files.Where(file => file.Use == StudyFileUse.LeftOut)
            .Select(file => Path.GetFileName(file.Path)));
    }

    [Fact]
    public void A_copy_is_named_as_one()
    {
        using var study = new CaseStudy();
        study.Tables["GSRPeakTable (1).csv"] = study.Tables[CaseStudy.Gsr];
        Assert.Contains(study.Read().Notes, note => note.StartsWith("GSRPeakTable (1).csv: it is a copy: every event of it is in GSRPeakTable.csv; left out.",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_of_one_table_are_joined()
    {
        using var study = new CaseStudy();
        string[] lines = study.Tables[CaseStudy.Fixations].Split('\n');
        string[] head = [.. lines.Take(5)], rows = [.. lines.Skip(5)];
        study.Tables[CaseStudy.Fixations] = string.Join('\n', head.Concat(rows.Where((_, place) => place % 20 < 10))) + "\n";
        study.Tables["FixationTable part 2.csv"] = string.Join('\n', head.Concat(rows.Where((_, place) => place % 20 >= 10))) + "\n";
        Assert.Equal(CaseStudy.Plain.Value, CaseStudy.Rows(study.Read()));
    }
}
