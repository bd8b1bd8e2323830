using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class ExportErrorTests
{
    private const string Header = "Respondent Name,Expression Type,Expression Onset,Expression Offset\n";

    [Theory]
    [InlineData("LE 3299,Joy,12:03.4,2000",
        "line 2: column 'Expression Onset' holds \"12:03.4\"; expected milliseconds since the start of the recording.\nIf the export uses clock times, "
        + "re-export with \"time in ms\" or pass --time-format m:ss.f.")]
    [InlineData("LE 3299,Joy,1,1:12:03.4", "pass --time-format h:mm:ss.f.")]
    [InlineData("LE 3299,Joy,NaN,2000", "line 2: column 'Expression Onset' holds \"NaN\"; expected milliseconds since the start of the recording.")]
    [InlineData("LE 3299,Joy,,2000", "column 'Expression Onset' holds \"\"")]
    [InlineData("LE 3299,Joy,-5,2000",
        "column 'Expression Onset' holds \"-5\"; expected a time at or after the start of the recording (0); it counts from there.")]
    [InlineData("LE 3299,Joy,-5,-1", "column 'Expression Onset' holds \"-5\"; expected a time at or after the start of the recording (0).")]
    [InlineData("LE 3299,Joy,2000,1000", "column 'Expression Offset' holds \"1000\"; expected a time at or after 'Expression Onset' (2000).")]
    [InlineData("LE 3299,,1,2", "column 'Expression Type' holds \"\"")]
    [InlineData(" ,Joy,1,2", "line 2: column 'Respondent Name' holds \"\"; expected a participant's id")]
    [InlineData("LE 3299,Joy,1,5,2,5",
        "line 2: the row has 6 fields; expected 4, one for each column of the header row.\nIf numbers are written with a decimal comma")]
    [InlineData("LE 3299,Joy,1", "line 2: the row has 3 fields; expected 4")]
    [InlineData("LE 3299,\"Joy,1,2", "line 2: quotes that do not match")]
    [InlineData("LE 3299,Joy,1.234,5.000.2", "column 'Expression Offset' holds \"5.000.2\"")]
    public void A_row_that_cannot_be_meant_is_listed_with_its_place(string row, string message)
    {
        using StudyFolder folder = StudyFolder.Whole();
        folder.Write(StudyFolder.FacialCoding, Header + row + "\n");
        AssertError(folder, message);
    }

    [Theory]
    [InlineData("Respondent Name,Expression Type,Expression Onset\nLE 3299,Joy,1\n",
        "line 1: the header row has no column 'Expression Offset'; expected the columns 'Respondent Name', 'Expression Type', 'Expression Onset', "
        + "'Expression Offset'.\nIt has: Respondent Name, Expression Type, Expression Onset.")]
    [InlineData("Respondent Name,Expression Type,Expression Onset,Expression Offset,expression onset\nLE 3299,Joy,1,2,3\n",
        "line 1: column 'Expression Onset' is there 2 times (columns 3 and 5); expected it once.")]
    [InlineData("LE 3299,Joy,1,2\nLE 3299,Joy,3,4\n", "no header row among the first 200 lines")]
    [InlineData("", "the file is empty")]
    [InlineData("\r\n \r\n", "the file is empty")]
    public void A_table_without_its_header_says_what_it_lacks(string text, string message)
    {
        using StudyFolder folder = StudyFolder.Whole();
        folder.Write(StudyFolder.FacialCoding, text);
        AssertError(folder, message);
    }

    [Theory]
    [InlineData(StudyFolder.Fixations, "Respondent Name,Fixation Start,Fixation End,Fixation Duration,Fixation Dispersion\nLE 3299,1,2,-1,0\n",
        "column 'Fixation Duration' holds \"-1\"")]
    [InlineData(StudyFolder.Fixations, "Respondent Name,Fixation Start,Fixation End,Fixation Duration,Fixation Dispersion\nLE 3299,1,2,1,wide\n",
        "column 'Fixation Dispersion' holds \"wide\"; expected a number")]
    [InlineData(StudyFolder.Gsr, "Respondent Name,Peak Time,Peak Amplitude\nLE 3299,Infinity,1\n", "column 'Peak Time' holds \"Infinity\"")]
    [InlineData(StudyFolder.Summary, "Respondent Name,Joy Time Percentage\nLE 3299,101\n",
        "column 'Joy Time Percentage' holds \"101\"; expected a percentage from 0 to 100")]
    [InlineData(StudyFolder.Summary, "Respondent Name,Joy\nLE 3299,101\n", "the header row has no column '<channel> Time Percentage'")]
    [InlineData(StudyFolder.Summary, "Respondent Name,Joy Time Percentage\nLE 3299,1\nLE 3299,2\n",
        "line 3: column 'Respondent Name' holds \"LE 3299\"; expected a participant that no row above has")]
    public void The_other_tables_are_as_strict(string table, string text, string message)
    {
        using StudyFolder folder = StudyFolder.Whole();
        folder.Write(table, text);
        AssertError(folder, message);
    }

    [Fact]
    public void A_decimal_comma_between_quotes_is_read()
    {
        using StudyFolder folder = StudyFolder.Whole();
        folder.Write(StudyFolder.FacialCoding, Header + "LE 3299,\"Joy\",\"1,5\",\"2,5\"\n");
        Assert.Equal(new Interval(1.5, 2.5), StudyReader.Read(folder.Root).Recordings[1].Expressions!.Single().Interval);
    }

    [Fact]
    public void A_folder_that_is_none_or_holds_nobody_is_an_error()
    {
        Assert.Contains("there is no such folder", Assert.Throws<ExportException>(() => StudyReader.Read("nowhere at all")).Message, StringComparison.Ordinal);
        using var folder = new StudyFolder();
        Assert.Contains("no participant in them", Assert.Throws<ExportException>(() => StudyReader.Read(folder.Root)).Message, StringComparison.Ordinal);
    }

    /// <summary>What is wrong is listed with its place; the other tables are read all the same.</summary>
    private static void AssertError(StudyFolder folder, string message)
    {
        Study study = StudyReader.Read(folder.Root);
        Assert.Contains(study.Problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.Contains(study.Notes, note => note.Contains("left out", StringComparison.Ordinal));
        Assert.Equal(2, study.Recordings.Count);
    }
}
