using System.Text;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class StudyReaderTests
{
    [Fact]
    public void A_study_is_read_per_participant_with_ids_normalised()
    {
        using StudyFolder folder = StudyFolder.Whole();
        Study study = StudyReader.Read(folder.Root);

        Assert.Equal(["AR 2298", "LE 3299"], study.Recordings.Select(recording => recording.Participant.ToString()));
        Recording le = study.Recordings[1], ar = study.Recordings[0];
        Assert.Equal(["Ear Wiggle", "Joy", "Brow Raise"], le.Expressions!.Select(one => one.Channel));
        Assert.Equal(new Interval(1000, 2500.5), le.Expressions![1].Interval);
        Assert.Equal("Positive Valence", ar.Expressions![0].Channel);
        Assert.Equal(new Fixation(new Interval(100, 400), 300, 0.5), Assert.Single(le.Fixations!));
        Assert.Equal(new GsrPeak(900, 0.12), Assert.Single(le.GsrPeaks!));
        Assert.Equal(Provenance.Recorded, study.Provenance);
    }

    [Fact]
    public void A_modality_without_a_row_is_missing_and_noted()
    {
        using StudyFolder folder = StudyFolder.Whole();
        Study study = StudyReader.Read(folder.Root);
        Assert.Null(study.Recordings[0].GsrPeaks);
        Assert.Contains(study.Notes, note => note.Contains("GSRPeakTable.csv", StringComparison.Ordinal) && note.Contains("AR 2298", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_expression_types_are_reported_once_with_their_counts()
    {
        using StudyFolder folder = StudyFolder.Whole();
        Study study = StudyReader.Read(folder.Root);
        Assert.Equal(new Dictionary<string, int> { ["Ear Wiggle"] = 2 }, study.UnknownExpressions);
        Assert.Single(study.Notes, note => note.Contains("\"Ear Wiggle\" (2 rows)", StringComparison.Ordinal));
    }

    [Fact]
    public void Empty_durations_and_dispersions_are_the_interval_and_unknown()
    {
        using StudyFolder folder = StudyFolder.Whole();
        Fixation fixation = StudyReader.Read(folder.Root).Recordings[0].Fixations![0];
        Assert.Equal(300, fixation.DurationMilliseconds);
        Assert.True(double.IsNaN(fixation.DispersionDegrees));
    }

    [Fact]
    public void Both_forms_of_the_summary_are_read()
    {
        using StudyFolder folder = StudyFolder.Whole();
        Study study = StudyReader.Read(folder.Root);
        Assert.Equal(new SummaryMetric("Joy", 12.5, 50, 45), Assert.Single(study.Recordings[1].Summary!));
        Assert.Equal(new SummaryMetric("Positive Valence", 33.1), Assert.Single(study.Recordings[0].Summary!));
    }

    public static TheoryData<string, string> Spellings()
    {
        var data = new TheoryData<string, string>();
        foreach (string encoding in new[] { "utf-8", "utf-8-bom", "latin1", "utf-16", "utf-16be", "utf-16-no-bom" })
            foreach (string form in new[] { ",.\r\n", ";,\r\n", ";.\n", "\t,\n", "\t.\r" })
                data.Add(encoding, form);
        return data;
    }

    [Theory, MemberData(nameof(Spellings))]
    public void Every_encoding_separator_and_decimal_mark_reads_the_same(string encoding, string form)
    {
        using StudyFolder folder = StudyFolder.Whole();
        string text = StudyFolder.Expressions("LE 3299,Prénom,Joy,1000.25,2500.5", "AR 2298,x,Anger,0,1").Replace(',', form[0]).Replace('.', form[1])
            .Replace("\r\n", form[2..], StringComparison.Ordinal);
        folder.Write(StudyFolder.FacialCoding, text, encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "latin1" => Encoding.Latin1,
            "utf-16" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            _ => new UnicodeEncoding(false, false),
        });
        Assert.Equal(new Interval(1000.25, 2500.5), StudyReader.Read(folder.Root).Recordings[1].Expressions!.Single().Interval);

        ExportTable table = ExportTable.Read(folder.PathOf(StudyFolder.FacialCoding), ["Expression Type"]);
        ExportRow row = table.Rows.First();
        Assert.Equal("Prénom", row["Gender"]);
        Assert.Equal(6, table.Preamble.Count);
        Assert.Equal(8, row.Line);
    }

    [Fact]
    public void A_folder_of_videos_with_any_of_the_tables_is_a_study_too()
    {
        using var folder = new StudyFolder();
        File.WriteAllText(Path.Combine(folder.Root, "session LE 3299.mp4"), "not opened here");
        File.WriteAllText(Path.Combine(folder.Root, "other.mp4"), "no id");
        File.WriteAllText(Path.Combine(folder.Root, "gaze_LE_3299.csv"), "Fixation Start;Fixation End;Fixation Duration;Fixation Dispersion\n1,5;2,5;1;0,1\n");
        File.WriteAllText(Path.Combine(folder.Root, "skin AR 2298.csv"), "Peak Time,Peak Amplitude\n");
        File.WriteAllText(Path.Combine(folder.Root, "notes.csv"), "a,b\n1,2\n");

        Study study = StudyReader.Read(folder.Root);
        Assert.Equal(Provenance.Unknown, study.Provenance);
        Recording ar = study.Recordings[0], le = study.Recordings[1];
        Assert.Empty(ar.GsrPeaks!);
        Assert.Null(ar.VideoPath);
        Assert.Equal(1.5, Assert.Single(le.Fixations!).Interval.OnsetMilliseconds);
        Assert.Null(le.Expressions);
        Assert.Contains(study.Notes, note => note.StartsWith("notes.csv", StringComparison.Ordinal));
        Assert.Contains(study.Notes, note => note.StartsWith("other.mp4", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gaze_replay_is_taken_before_a_webcam_only_file()
    {
        using StudyFolder folder = StudyFolder.Whole();
        foreach (string name in new[]
            { "Screen recording 1 - LE 3299.mp4", "RespCam_LE  3299_Screen recording 1_(21,FEMALE,1029) (1).mp4", "RespCam_AR  2298_x.mp4" })
            File.WriteAllText(Path.Combine(folder.Root, "Analysis", name), "");
        Study study = StudyReader.Read(folder.Root);
        Assert.EndsWith("Screen recording 1 - LE 3299.mp4", study.Recordings[1].VideoPath, StringComparison.Ordinal);
        Assert.EndsWith("RespCam_AR  2298_x.mp4", study.Recordings[0].VideoPath, StringComparison.Ordinal);
        Assert.Single(study.Notes, note => note.Contains("has another video", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Truth/truth.json", "{}")]
    [InlineData("Analysis/GSR/GSRPeakTable.csv", "Simulated study,1\nRespondent Name,Peak Time,Peak Amplitude\nLE 3299,1,2\n")]
    public void A_simulated_study_says_so(string file, string text)
    {
        using StudyFolder folder = StudyFolder.Whole();
        string path = Path.Combine(folder.Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        Assert.Equal(Provenance.Simulated, StudyReader.Read(folder.Root).Provenance);
    }

    [Theory]
    [InlineData("m:ss.f", "12:03.4", 723400)]
    [InlineData("h:mm:ss.f", "1:02:03,250", 3723250)]
    [InlineData("s", "1.5", 1500)]
    public void Clock_times_are_read_when_their_format_is_given(string format, string text, double milliseconds)
    {
        using StudyFolder folder = StudyFolder.Whole();
        folder.Write(StudyFolder.Gsr, $"Respondent Name;Peak Time;Peak Amplitude\nLE 3299;{text};1\n");
        folder.Write(StudyFolder.FacialCoding, StudyFolder.Expressions());
        folder.Write(StudyFolder.Fixations, "Respondent Name,Fixation Start,Fixation End,Fixation Duration,Fixation Dispersion\n");
        Assert.Equal(milliseconds,
            StudyReader.Read(folder.Root, new StudyReadSettings(ExportTimes.ParseFormat(format))).Recordings[1].GsrPeaks!.Single().TimeMilliseconds, 1e-6);
    }
}
