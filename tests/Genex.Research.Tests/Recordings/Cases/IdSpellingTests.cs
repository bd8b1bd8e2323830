using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>Ids as spreadsheets and pandas leave them: without their zeros, with a ".0", or as "nan".</summary>
public class IdSpellingTests
{
    private const string Fixations = "Respondent Name,Fixation Start,Fixation End\n", Peaks = "Respondent Name,Peak Time,Peak Amplitude\n";

    [Theory]
    [InlineData("1", "2", "001.mp4", "002.mp4", "001", "002")]
    [InlineData("1.0", "2.0", "1.mp4", "2.mp4", "1", "2")]
    [InlineData("P1", "P2", "cam_P01.mp4", "cam_P02.mp4", "P01", "P02")]
    [InlineData("1.0", "2.0", "01_2025.mp4", "02_2025.mp4", "01", "02")]
    public void A_table_and_a_video_that_spell_an_id_otherwise_are_one_persons(string one, string two, string video, string other, string first, string second)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", $"{Fixations}{one},0,100\n{two},0,100\n", video, other);
        Study read = study.Read();
        Assert.Equal([(first, true, true), (second, true, true)],
            read.Recordings.Select(made => (made.Label, made.VideoPath is not null, made.Fixations is not null)));
        Assert.Single(read.Notes, note => note.Contains($"{one} as {first}, {two} as {second}", StringComparison.Ordinal));
    }

    [Fact]
    public void So_are_two_tables()
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", $"{Fixations}1,0,100\n2,0,100\n", "001.mp4", "002.mp4");
        study.Tables["GSRPeakTable.csv"] = $"{Peaks}001,50,0.2\n002,60,0.2\n";
        Assert.Equal([("001", 1, 1), ("002", 1, 1)], study.Read().Recordings.Select(one => (one.Label, one.Fixations!.Count, one.GsrPeaks!.Count)));
    }

    [Theory]
    [InlineData("1,0,100\n001,0,100\n", "1.mp4")] // both in one table
    [InlineData("1,0,100\n", "1.mp4", "001.mp4")] // a video each
    [InlineData("1,0,100\n01,0,100\n", "001.mp4")] // three spellings
    public void People_whose_files_are_of_one_kind_stay_apart_and_that_is_said(string rows, params string[] videos)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Fixations + rows, videos);
        Study read = study.Read();
        Assert.True(read.Recordings.Count >= 2);
        Assert.Contains(read.Notes, note => note.Contains("taken as different people", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", "10", "1.mp4", "10.mp4")]
    [InlineData("1_1", "11", "1_1.mp4", "11.mp4")]
    [InlineData("1.0", "1.2", "1.0.mp4", "1.2.mp4")]
    [InlineData("LE 3299", "LE 3290", "LE 3299.mp4", "LE 3290.mp4")]
    public void Ids_that_are_two_are_not_asked_about(string one, string two, params string[] videos)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", $"{Fixations}{one},0,100\n{two},0,100\n", videos);
        Study read = study.Read();
        Assert.Equal(2, read.Recordings.Count(made => made.VideoPath is not null && made.Fixations is not null));
        Assert.DoesNotContain(read.Notes, note => note.Contains("leading zeros", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nan"), InlineData("NaN"), InlineData("")]
    public void No_value_is_nobody(string none)
    {
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", $"{Fixations}1,0,100\n{none},0,100\nNan,0,100\n", "1.mp4", "Nan.mp4");
        Study read = study.Read();
        Assert.Equal(["1", "Nan"], read.Recordings.Select(made => made.Label));
        Assert.Contains(read.Notes, note => note.Contains("1 of 3 rows are left out", StringComparison.Ordinal));
    }
}
