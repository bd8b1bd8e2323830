using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>Files that are known by sight and not read: each is called what it is, with what may be done.</summary>
public class KnownFormatTests
{
    private const string EyeLink = "RECORDING_SESSION_LABEL\tTRIAL_INDEX\tCURRENT_FIX_INDEX\tCURRENT_FIX_START\tCURRENT_FIX_END\tCURRENT_FIX_DURATION\n";

    [Theory]
    [InlineData("a.tsv", "Recording date:\t1/1/2012\nFixation filter:\tTobii\n\nTimestamp\tNumber\n", "an export of Tobii Studio before 3", "")]
    [InlineData("a.txt", EyeLink, "an EyeLink fixation report", "\"columns\"")]
    [InlineData("a.asc", "** CONVERTED FROM P01.edf\nMSG\t100 START\nEFIX L 1 2 3\n", "EyeLink samples", "fixation report")]
    [InlineData("a.csv", "Shimmer_952D_Timestamp_Unix_CAL,Shimmer_952D_Accel_LN_X_CAL\nms,m/(s^2)\n1,2\n", "a recording of Shimmer Consensys", "\"signals\"")]
    [InlineData("a.txt", "## [iView]\n## Converted from:\tx.idf\nTime\tType\tTrial\tL Raw X [px]\n1\tSMP\t1\t2\n", "SMI samples", "BeGaze")]
    [InlineData("a.csv", "gaze_timestamp,world_index,confidence,norm_pos_x,norm_pos_y\n1,0,0.9,0.5,0.5\n", "Pupil Core's table of gaze", "\"signals\"")]
    [InlineData("a.csv", "timestamp_unix,timestamp_iso,participant_full_id,eda_scl_usiemens\n1,x,P,5\n", "EmbracePlus", "\"signals\"")]
    [InlineData("a.csv", "frame_idx,frame_time_in_ms,pitch,au_1_intensity,au_12_intensity\n0,0,0,0,3\n", "LibreFace", "\"signals\"")]
    [InlineData("a.txt", "P01.acq\n2 msec/sample\n2 channels\nEDA\nmicrosiemens\n", "an AcqKnowledge text", "\"signals\"")]
    [InlineData("sub-1_physio.json", """{"SamplingFrequency":100,"StartTime":0,"Columns":["gsr"]}""", "physiology in BIDS", "\"signals\"")]
    [InlineData("sub-1_physio.tsv.gz", "x", "physiology in BIDS", "\"signals\"")]
    [InlineData("a.csv", "t,heart rate,c3,c4,c5,c6,c7,c8,c9\n1,2,3,4,5,6,7,8,9\n", "it has t, heart rate, c3", ", …")]
    public void What_a_file_is_and_what_to_do_is_said(string name, string text, string what, string remedy)
    {
        using CaseStudy study = new();
        study.Tables[name] = text;
        string reason = study.Read().Files.Single(file => Path.GetFileName(file.Path) == name).Reason;
        Assert.Contains(what, reason, StringComparison.Ordinal);
        Assert.Contains(remedy, reason, StringComparison.Ordinal);
    }

    /// <summary>A folder of which nothing can be read is refused, and what is in it is named.</summary>
    [Fact]
    public void Files_of_a_folder_that_is_refused_are_named()
    {
        using CaseStudy study = CaseStudy.Of("notes.docx", "x");
        study.Tables["P01.asc"] = "** CONVERTED FROM P01.edf\nMSG\t100 START\n";
        string said = Assert.Throws<ExportException>(() => study.Read()).Message;
        Assert.Contains("notes.docx: nothing that is read here; not known.", said, StringComparison.Ordinal);
        Assert.Contains("P01.asc: EyeLink samples", said, StringComparison.Ordinal);
    }

    /// <summary>A column is renamed by its name alone, and keeps the unit that it is written with.</summary>
    [Theory]
    [InlineData("von (s)", "bis (s)", "von", "bis")]
    [InlineData("von [s]", "bis [ms]", "von [s]", "bis")]
    public void Columns_are_renamed_without_their_unit_too(string start, string end, string from, string to)
    {
        bool inMilliseconds = end.Contains("ms", StringComparison.Ordinal);
        using CaseStudy study = CaseStudy.Of("blicke.csv", $"Respondent Name,{start},{end}\nP01,1,{(inMilliseconds ? "2000" : "2")}\n", "P01.mp4");
        study.Tables["study.json"] = $$"""
            { "columns": { "{{from}}": "Fixation Start{{(from == start ? " (s)" : "")}}", "{{to}}": "Fixation End" } }
            """;
        Assert.Equal(new Interval(1000, 2000), Assert.Single(Assert.Single(study.Read().Recordings).Fixations!).Interval);
    }

    [Theory]
    [InlineData(EyeLink + "P01\t1\t1\t0\t200\t200\nP01\t1\t2\t400\t600\t200\n",
        """ "CURRENT_FIX_START": "Fixation Start", "CURRENT_FIX_END": "Fixation End", "RECORDING_SESSION_LABEL": "Respondent Name" """)]
    public void Columns_that_are_renamed_as_it_says_are_read(string text, string columns)
    {
        using CaseStudy study = CaseStudy.Of("a.tsv", text, "P01.mp4");
        study.Tables["study.json"] = $$"""{ "columns": { {{columns}} } }""";
        Assert.Equal(2, Assert.Single(study.Read().Recordings).Fixations!.Count);
    }
}
