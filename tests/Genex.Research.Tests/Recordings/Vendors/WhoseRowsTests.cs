using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings.Vendors;

/// <summary>Tables of samples that hold several people, or name another than their file does.</summary>
public class WhoseRowsTests
{
    private const string Merged = "Video Time\tNeutral\tHappy\tParticipant Name\tAnalysis Index\n";
    private const string Face = "participant,frame,timestamp,confidence,success,AU12_r,AU12_c\n";

    [Fact]
    public void A_FaceReader_log_that_merges_participants_is_divided_among_them()
    {
        string text = Merged + FaceReader("P01\tAnalysis 1", 50, 0.9) + FaceReader("P02\tAnalysis 1", 100, 0.1);
        using CaseStudy study = CaseStudy.Of("project_detailed.txt", text, "P01.mp4", "P02.mp4");
        Study read = study.Read();
        Assert.Empty(read.Problems);
        Assert.Equal([("P01", 90.0, 2000.0), ("P02", 10, 4000)], read.Recordings.Select(one => Joy(one)));
    }

    [Fact]
    public void Several_analyses_of_a_participant_are_recordings_of_their_own()
    {
        string text = Merged + FaceReader("P01\tAnalysis 1", 50, 0.9) + FaceReader("P01\tAnalysis 2", 25, 0.1);
        using CaseStudy study = CaseStudy.Of("project_detailed.txt", text);
        Assert.Equal([("P01, Analysis 1", 90.0, 2000.0), ("P01, Analysis 2", 10, 1000)], study.Read().Recordings.Select(one => Joy(one)));
    }

    [Fact]
    public void The_column_of_participants_goes_before_the_folder()
    {
        using CaseStudy study = CaseStudy.Of("P01/openface.csv", Face + OpenFace("P02", 250, 4), "P01.mp4", "P02.mp4");
        Assert.Equal([("P01", "P01.mp4", false), ("P02", "P02.mp4", true)],
            study.Read().Recordings.Select(one => (one.Label, Path.GetFileName(one.VideoPath), one.Events.Has(FacialLevelExport.Format))));
    }

    [Fact]
    public void Each_participant_of_an_OpenFace_table_has_frames_and_a_face_of_their_own()
    {
        string text = Face.Replace("frame,", "frame,face_id,", StringComparison.Ordinal) + OpenFace("P01", 125, 4, "0,") + OpenFace("P02", 250, 1, "3,");
        using CaseStudy study = CaseStudy.Of("openface_all.csv", text, "P01.mp4", "P02.mp4");
        Study read = study.Read();
        Assert.Empty(read.Problems);
        Assert.Equal([("P01", 80.0, 5000.0), ("P02", 20, 10_000)], read.Recordings.Select(one => Level(one, "Smile")));
    }

    [Fact]
    public void Rows_of_somebody_without_a_video_are_not_given_to_another()
    {
        using CaseStudy study = CaseStudy.Of("openface_all.csv", Face + OpenFace("P01", 125, 4) + OpenFace("P02", 250, 0), "P01.mp4");
        Study read = study.Read();
        Assert.Equal([("P01", 80.0, 5000.0), ("P02", 0, 10_000)], read.Recordings.Select(one => Level(one, "Smile")));
        Assert.Equal([true, false], read.Recordings.Select(one => one.VideoPath is not null));
    }

    [Fact]
    public void NeuroKit_rows_are_of_whom_they_name()
    {
        string text = "participant,Time,EDA_Raw,EDA_Clean,SCR_Peaks,SCR_Amplitude\n"
            + string.Concat(new[] { ("P01", 50, 20), ("P02", 100, 70) }.SelectMany(one =>
            Enumerable.Range(0, one.Item2).Select(k => Invariant($"{one.Item1},{k / 10.0:F1},5,5,{(k == one.Item3 ? "1,0.5" : "0,0")}\n"))));
        using CaseStudy study = CaseStudy.Of("eda_all.csv", text, "P01.mp4", "P02.mp4");
        Study read = study.Read();
        Assert.Empty(read.Problems);
        Assert.Equal([("P01", 2000.0), ("P02", 7000)], read.Recordings.Select(one => (one.Label, Assert.Single(one.GsrPeaks!).TimeMilliseconds)));
    }

    [Fact]
    public void USER_of_joined_Gazepoint_exports_is_who_looked()
    {
        using CaseStudy study = CaseStudy.Of("all_gaze.csv", Gazepoint([.. Samples("P01", 100, 0.3), .. Samples("P02", 200, 0.4)]), "P01.mp4", "P02.mp4");
        Study read = study.Read();
        Assert.Equal([("P01", 10, 300.0), ("P02", 20, 400)],
            read.Recordings.Select(one => (one.Label, one.Fixations!.Count, one.Fixations!.Max(fixation => fixation.DurationMilliseconds))));
    }

    [Theory]
    [InlineData("Esther Jung_all_gaze.csv", "Esther Jung")]
    [InlineData("Peter_fixations.csv", "Peter")]
    [InlineData("User 1_all_gaze.csv", "User 1")]
    public void Gazepoint_names_its_files_by_the_person(string name, string expected)
    {
        using CaseStudy study = CaseStudy.Of(name, Gazepoint(Samples("", 100, 0.3)));
        Assert.Equal((expected, 10), (Assert.Single(study.Read().Recordings).Label, study.Read().Recordings[0].Fixations!.Count));
    }

    [Fact]
    public void A_name_without_a_digit_in_the_file_of_another_software_is_nobody()
    {
        string text = "Video analysis detailed log\n\nVideo Time\tNeutral\tHappy\n00:00:00.000\t0\t1\n00:00:00.040\t0\t1\n";
        using CaseStudy study = CaseStudy.Of("study_detailed.txt", text, "P01.mp4", "P02.mp4");
        Assert.Contains(study.Read().Files, file => file.Path.EndsWith("study_detailed.txt", StringComparison.Ordinal) && file.Use == StudyFileUse.LeftOut);
    }

    [Fact]
    public void USER_is_a_marker_where_time_goes_on()
    {
        IEnumerable<string> rows = Samples("", 100, 0.3).Select((row, place) => place == 40 ? "TRIAL1" + row : row);
        using CaseStudy study = CaseStudy.Of("P02_all_gaze.csv", Gazepoint(rows), "P02.mp4");
        Assert.Equal(("P02", 10), (Assert.Single(study.Read().Recordings).Label, study.Read().Recordings[0].Fixations!.Count));
    }

    [Fact]
    public void Rows_of_py_feat_are_of_the_video_that_they_name()
    {
        using CaseStudy study = PyFeat(["videos/P01.mp4", "videos/P02.mp4"], "P01.mp4", "P02.mp4");
        Assert.Equal([("P01", 90.0, 4000.0), ("P02", 10, 4000)], study.Read().Recordings.Select(one => Level(one, "Smile")));
    }

    [Fact]
    public void Rows_of_a_video_that_the_study_does_not_have_are_left_out_and_named()
    {
        using CaseStudy study = PyFeat(["P01.mp4", "P02.mp4"], "P01.mp4");
        Study read = study.Read();
        Assert.Equal(("P01", 90.0, 4000.0), Level(Assert.Single(read.Recordings), "Smile"));
        Assert.Contains(read.Notes, note => note.Contains("its rows of \"P02.mp4\" are left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_of_a_renamed_video_is_not_of_the_only_one_beside_it()
    {
        string text = "Video analysis detailed log\nFilename:\tC:\\x\\P02 webcam.avi\n\n"
            + "Video Time\tNeutral\tHappy\n00:00:00.000\t0\t1\n00:00:00.040\t0\t1\n";
        using CaseStudy study = CaseStudy.Of("detailed.txt", text, "P01.mp4");
        study.Tables["FixationTable.csv"] = "Respondent Name,Fixation Start,Fixation End\nP01,0,300\nP02,0,300\n";
        Assert.Equal([("P01", false), ("P02", true)], study.Read().Recordings.Select(one => (one.Label, one.Events.Has(FacialLevelExport.Format))));
    }

    private static (string, double, double) Joy(Recording one) => Level(one, "Joy");

    /// <summary>Whose, the highest level of a channel, and where it ends.</summary>
    private static (string, double, double) Level(Recording one, string channel)
    {
        FacialLevel[] own = [.. one.Events.Of(FacialLevelExport.Format)!.Where(level => level.Channel == channel)];
        return (one.Label, Math.Round(own.Max(level => level.Level), 6), Math.Round(own.Max(level => level.Interval.OffsetMilliseconds), 6));
    }

    private static string FaceReader(string whose, int frames, double happy) => string.Concat(Enumerable.Range(0, frames).Select(k =>
        Invariant($"00:00:0{k / 25}.{k % 25 * 40:000}\t{1 - happy:F1}\t{happy:F1}\t{whose}\n")));

    private static string OpenFace(string who, int frames, int smile, string face = "") => string.Concat(Enumerable.Range(0, frames).Select(k =>
        Invariant($"{who},{k + 1},{face}{k / 25.0:F3},0.98,1,{smile},{(smile > 2 ? 1 : 0)}\n")));

    private static string Gazepoint(IEnumerable<string> rows) => "USER,MEDIA_ID,MEDIA_NAME,TIME,FPOGS,FPOGD,FPOGID,FPOGV\n" + string.Concat(rows);

    private static IEnumerable<string> Samples(string who, int count, double duration) => Enumerable.Range(0, count).Select(k =>
        Invariant($"{who},0,m,{k * 0.05:F2},{k / 10 * 0.5:F2},{duration},{k / 10 + 1},1\n"));

    private static CaseStudy PyFeat(string[] inputs, params string[] videos)
    {
        string text = "frame,FaceRectX,FaceScore,AU12,happiness,input\n" + string.Concat(inputs.SelectMany((input, place) => Enumerable.Range(0, 100)
            .Select(k => Invariant($"{k},1,0.99,{(place == 0 ? 0.9 : 0.1)},0.5,{input}\n"))));
        CaseStudy study = CaseStudy.Of("fex.csv", text, videos);
        study.Tables["study.json"] = """{ "files": [ { "match": "fex.csv", "samplingRate": 25 } ] }""";
        return study;
    }
}
