using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>Whose a file is, by its name, the folders that it is in and the videos beside it.</summary>
public class WhoseFileTests
{
    [Theory]
    [InlineData("p01.csv", "backup/p01.csv")]
    [InlineData("P01.csv", "P01 (1).csv", "P01 - Copy.csv", "Copy of P01.csv")]
    [InlineData("P01/EDA.csv", "P01/EDA (1).csv", "P01/old/EDA.csv")]
    [InlineData("P01_openface.csv", "P01_openface - Copy (2).csv")]
    public void Copies_of_a_file_of_samples_are_nobody_and_replace_nothing(string current, params string[] copies)
    {
        bool isEda = current.EndsWith("EDA.csv", StringComparison.Ordinal);
        using CaseStudy study = CaseStudy.Of(current, isEda ? Eda(0.5) : OpenFace(4.0), "P01.mp4");
        foreach (string copy in copies)
            study.Tables[copy] = isEda ? Eda(0.3) : OpenFace(1.0);
        Study read = study.Read();
        Recording one = Assert.Single(read.Recordings);
        Assert.Equal("P01", one.Label, ignoreCase: true);
        Assert.NotNull(one.VideoPath);
        if (!isEda)
            Assert.All(one.Events.Of(FacialLevelExport.Format)!, level => Assert.Equal(80, level.Level));
        Assert.Equal(copies.Order(StringComparer.Ordinal), read.Files.Where(file => file.Use == StudyFileUse.LeftOut)
            .Select(file => Path.GetRelativePath(study.Root, file.Path).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    /// <summary>An expression for the names of videos, as the examples in data/README.md have it, need not fit what a table's name has besides.</summary>
    [Theory]
    [InlineData("^(?<id>P[0-9]+)_(?<stimulus>S[0-9]+)$", "P1, S1", "P1, S2", "P10")]
    [InlineData("^(?<id>P[0-9]+)_", "P1, P1_S1", "P1, P1_S2", "P10")]
    public void A_table_is_of_the_video_whose_name_it_holds_by_the_expression_for_videos(string names, params string[] expected)
    {
        foreach (string folder in (string[])["", "eda/"])
        {
            using CaseStudy study = CaseStudy.Of("study.json", $$"""{ "names": "{{names}}" }""", "P1_S1.mp4", "P1_S2.mp4", "P10_S1.mp4");
            foreach (string video in (string[])["P1_S1", "P1_S2", "P10_S1"]) study.Tables[$"{folder}{video}_EDA.csv"] = Eda(0.5);
            Study read = study.Read();
            Assert.Equal(expected, read.Recordings.Select(one => one.Label));
            Assert.All(read.Recordings, one => Assert.True(one.VideoPath is not null && one.GsrPeaks is not null));
        }
    }

    [Fact]
    public void Tables_that_belong_to_none_of_several_recordings_are_told()
    {
        using CaseStudy study = CaseStudy.Of("study.json", """{ "names": "^(?<id>P[0-9]+)_(?<stimulus>S[0-9]+)$" }""", "P1_S1.mp4", "P1_S2.mp4");
        study.Tables["eda/P1_EDA.csv"] = Eda(0.5);
        Assert.Contains(study.Read().Notes, note => note.StartsWith("P1: tables that name no stimulus belong to none of the recordings of S1, S2",
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_mark_of_a_copy_is_nobodys_id()
    {
        using CaseStudy study = CaseStudy.Of("EDA(5).csv", Eda(0.5), "interview.mp4");
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal(("interview", true, true), (one.Label, one.VideoPath is not null, one.GsrPeaks is not null));
    }

    [Fact]
    public void Names_that_differ_in_such_a_mark_alone_stay_apart()
    {
        using CaseStudy study = CaseStudy.Of("Subject (1).csv", OpenFace(4), "Subject (1).mp4", "Subject (2).mp4");
        study.Tables["Subject (2).csv"] = OpenFace(1);
        Assert.Equal([("Subject (1)", true), ("Subject (2)", true)], study.Read().Recordings.Select(one => (one.Label, one.VideoPath is not null)));
    }

    [Theory]
    [InlineData("S1", "S2", "Final", "Midterm_1")]
    [InlineData("Ada", "Bob", "rest", "stress")]
    [InlineData("sub-01", "sub-02", "ses-1", "ses-2")]
    public void Folders_of_sessions_are_stimuli_of_the_people_above_them(string first, string second, string before, string after)
    {
        using CaseStudy study = Folders((who, session) => $"{who}/{session}", [first, second], [before, after]);
        Assert.Equal(new[] { first, second }.SelectMany(who => new[] { before, after }.Select(session => ($"{who}, {session}", $"{who}/{session}/webcam.mp4"))),
            study.Read().Recordings.Select(one => (one.Label, Path.GetRelativePath(study.Root, one.VideoPath!).Replace('\\', '/'))));
    }

    [Fact]
    public void People_in_folders_of_sessions_stay_people()
    {
        using CaseStudy study = Folders((who, session) => $"{session}/{who}", ["P01", "P02"], ["session 1", "session 2"]);
        Study read = study.Read();
        Assert.Equal(["P01, session 1", "P01, session 2", "P02, session 1", "P02, session 2"], read.Recordings.Select(one => one.Label));
        Assert.All(read.Recordings, one => Assert.True(one.VideoPath is not null && one.GsrPeaks is not null));
    }

    [Fact]
    public void Folders_of_one_sensor_each_are_parts_of_one_recording()
    {
        using CaseStudy study = CaseStudy.Of("P01/E4/EDA.csv", Eda(0.5), "P01/cam.mp4", "P02/cam.mp4");
        study.Tables["P02/E4/EDA.csv"] = Eda(0.5);
        study.Tables["P01/face/openface.csv"] = study.Tables["P02/face/openface.csv"] = OpenFace(4);
        Study read = study.Read();
        Assert.Equal(["P01", "P02"], read.Recordings.Select(one => one.Label));
        Assert.All(read.Recordings, one => Assert.True(one.VideoPath is not null && one.GsrPeaks is not null && one.Events.Has(FacialLevelExport.Format)));
    }

    [Theory]
    [InlineData("Kayla_openface.csv", "Kayla.mp4", "Kayla")]
    [InlineData("testdata_detailed.csv", "testdata.mp4", "testdata")]
    [InlineData("sub-01_task-A_video_openface.csv", "sub-01_task-A_video.MP4", "sub-01_task-A_video")]
    [InlineData("tables/P01_Session1_face.csv", "videos/P01.mp4", "P01")]
    [InlineData("Ada/webcam_openface.csv", "Ada/webcam.mp4", "Ada")]
    public void A_table_whose_name_holds_a_videos_is_of_that_video(string table, string video, string id)
    {
        using CaseStudy study = CaseStudy.Of(table, OpenFace(4), video);
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal((id, true, true), (one.Label, one.VideoPath is not null, one.Events.Has(FacialLevelExport.Format)));
    }

    [Theory]
    [InlineData("Annabel_openface.csv", "Anna.mp4")]
    [InlineData("P012_openface.csv", "P01.mp4")]
    public void A_part_of_a_word_is_no_name(string table, string video)
    {
        using CaseStudy study = CaseStudy.Of(table, OpenFace(4), video);
        Assert.DoesNotContain(study.Read().Recordings, one => one.VideoPath is not null && one.Events.Has(FacialLevelExport.Format));
    }

    [Fact]
    public void An_id_at_the_beginning_of_a_name_goes_before_a_longer_one_and_that_is_said()
    {
        const string Head = "Respondent Name,Fixation Start,Fixation End\n";
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Head + "1,0,100\n2,0,100\n12,0,100\n", "1_2025-03-01.mp4",
            "2_2025-12-11.mp4", "12_2025-01-02.mp4");
        Study read = study.Read();
        Assert.Equal([("1", "1_2025-03-01.mp4"), ("12", "12_2025-01-02.mp4"), ("2", "2_2025-12-11.mp4")],
            read.Recordings.Select(one => (one.Label, Path.GetFileName(one.VideoPath)!)));
        Assert.Contains(read.Notes, note => note.StartsWith("2_2025-12-11.mp4: its name holds the ids 2 and 12", StringComparison.Ordinal));
    }

    [Fact]
    public void A_video_that_names_nobody_is_of_the_tables_beside_it()
    {
        using CaseStudy study = CaseStudy.Of("2024-09-17-1/fixations.csv", PupilFixations("r1"), "2024-09-17-1/a1.mp4", "2024-09-18-2/a2.mp4");
        study.Tables["2024-09-18-2/fixations.csv"] = PupilFixations("r2");
        study.Tables["2024-09-17-1/info.json"] = PupilInfo("r1", "first");
        study.Tables["2024-09-18-2/info.json"] = PupilInfo("r2", "second");
        Study read = study.Read();
        Assert.Equal([("Ada, first", "a1.mp4", 500.0), ("Ada, second", "a2.mp4", 500.0)], read.Recordings.Select(one => (one.Label,
            Path.GetFileName(one.VideoPath)!, Math.Round(one.Fixations![0].Interval.OnsetMilliseconds, 2))));
        Assert.All(read.Files, file => Assert.Equal(StudyFileUse.Used, file.Use));
        foreach (string folder in new[] { "2024-09-17-1", "2024-09-18-2" })
            File.Delete(Path.Combine(study.Root, folder, "info.json"));
        study.Tables.Remove("2024-09-17-1/info.json");
        study.Tables.Remove("2024-09-18-2/info.json");
        study.Tables["sections.csv"] = "section id,recording id,recording name,wearer id,wearer name,section start time [ns],section end time [ns]\n"
            + "s,r1,first,w,Bob,1700000000000000000,1700000009000000000\ns,r2,second,w,Bob,1700000000000000000,1700000009000000000\n";
        Assert.Equal([("Bob, first", "a1.mp4"), ("Bob, second", "a2.mp4")],
            study.Read().Recordings.Select(one => (one.Label, Path.GetFileName(one.VideoPath)!)));
    }

    [Fact]
    public void What_is_no_table_is_named_for_what_it_is()
    {
        using CaseStudy study = new CaseStudy();
        study.Tables["empty.csv"] = "";
        study.Tables["binary.csv"] = "\0\0\u0001\u0002 zeros \0\0 and more of them \0\n";
        study.Tables["long.csv"] = new string('x', 5_000_000);
        study.Tables["shimmer.csv"] = "\"sep=\\t\"\nShimmer_40AC_Timestamp_Unix_CAL\tShimmer_40AC_Accel_LN_X_CAL\t\nms\tm/(s^2)\t\n1\t2\t\n";
        ILookup<string, string> reasons = study.Read().Files.ToLookup(file => Path.GetFileName(file.Path), file => file.Reason);
        Assert.Contains("is empty", reasons["empty.csv"].Single(), StringComparison.Ordinal);
        Assert.Contains("zero byte", reasons["binary.csv"].Single(), StringComparison.Ordinal);
        Assert.Contains("a line of more than", reasons["long.csv"].Single(), StringComparison.Ordinal);
        Assert.Contains("Shimmer Consensys", reasons["shimmer.csv"].Single(), StringComparison.Ordinal);
    }

    private static CaseStudy Folders(Func<string, string, string> folder, string[] people, string[] sessions)
    {
        string[] all = [.. people.SelectMany(who => sessions.Select(session => folder(who, session)))];
        var study = CaseStudy.Of(all[0] + "/EDA.csv", Eda(0.5), [.. all.Select(one => one + "/webcam.mp4")]);
        foreach (string one in all)
            study.Tables[one + "/EDA.csv"] = Eda(0.5);
        return study;
    }

    private static string PupilFixations(string recording) => "section id,recording id,fixation id,start timestamp [ns],end timestamp [ns],duration [ms]\n"
        + $"s,{recording},1,1700000000500000000,1700000000800000000,300\n";

    private static string PupilInfo(string recording, string name) => $$"""
        { "recording_id": "{{recording}}", "start_time": 1700000000000000000, "wearer_name": "Ada", "template_data": { "recording_name": "{{name}}" } }
        """;

    // One peak, at 15 s.
    private static string Eda(double level) => "1479913123\n4\n" + string.Concat(Enumerable.Range(0, 200).Select(k =>
        Invariant($"{level * (1 + Math.Exp(-Math.Pow((k - 60) / 8.0, 2))):F4}\n")));

    private static string OpenFace(double smile) => "frame,timestamp,confidence,success,AU12_r\n" + string.Concat(Enumerable.Range(0, 60).Select(k =>
        Invariant($"{k + 1},{k / 30.0:F3},0.98,1,{smile}\n")));
}
