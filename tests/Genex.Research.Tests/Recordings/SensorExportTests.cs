using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings;

public class SensorExportTests
{
    private const string Preamble = "#INFO,\n#Study name,My study\n#Respondent Name,LE 3299,0000\n#METADATA,\n#Device,x\n#DATA,\n";
    private const string Columns = "Row,Timestamp,EventSource,SlideEvent,StimType,Duration,CollectionPhase,SourceStimuliName,EventSource,SampleNumber,";

    [Fact]
    public void A_face_is_present_from_the_threshold_on_and_missing_where_the_cell_is_blank()
    {
        using CaseStudy study = Only("Joy,Brow Raise,Valence\n", (time, k) => k switch
        {
            < 50 => "20,80,-60",
            < 100 => "70,,60",
            _ => "50,10,0",
        });
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal(["AB 1234"], CaseStudy.People.Except(["LE 3299"]));
        // Values that are carried forward are one level.
        Assert.Equal([20, 70, 50], one.Events.Of(FacialLevelExport.Format)!.Where(level => level.Channel == "Joy").Select(level => level.Level));

        var rows = new RowBuilder(one);
        int joy = EmotionalTargets.IndexOf("Joy"), brow = PhysicalFeatures.IndexOf("Brow Raise"), negative = EmotionalTargets.IndexOf("Negative Valence");
        AlignedRow early = rows.At(0, 500, 500), middle = rows.At(0, 3000, 3000), late = rows.At(0, 5000, 5000);
        Assert.Equal((0f, 1f, 1f), (early.Targets[joy], early.Features[brow], early.Targets[negative]));
        Assert.Equal((1f, false, 0f), (middle.Targets[joy], middle.FeaturePresent[brow], middle.Targets[negative]));
        Assert.Equal((1f, 0f, 50f), (late.Targets[joy], late.Features[brow], late.Intensities[joy]));
        Assert.False(late.FeaturePresent[PhysicalFeatures.IndexOf("Jaw Drop")]);
    }

    [Theory]
    [InlineData(",,,,")]
    [InlineData("0,0,0,0,0")]
    public void Samples_of_one_fixation_are_one_and_what_lies_between_is_none(string between)
    {
        using CaseStudy study = Only("Fixation Index,Fixation Start,Fixation End,Fixation Duration,Fixation Dispersion\n", (time, k) =>
            k % 10 < 7 ? Invariant($"{k / 10 + 1},{k / 10 * 400},{k / 10 * 400 + 280},280,0.5") : between);
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal(20, one.Fixations!.Count);
        Assert.Equal(new Fixation(new Interval(400, 680), 280, 0.5), one.Fixations[1]);
        AlignedRow row = new RowBuilder(one).At(0, 4000, 4000);
        Assert.InRange(row.Features[PhysicalFeatures.IndexOf("fixation_density")], 2, 4);
    }

    [Fact]
    public void Beside_tables_of_events_they_are_what_counts_and_the_export_is_named()
    {
        using var study = new CaseStudy();
        study.Tables["Sensor Data/001_LE 3299.csv"] = Text("Joy,Fixation Index,Fixation Start,Fixation End\n", (time, k) =>
            Invariant($"90,{k / 10 + 1},{k / 10 * 400},{k / 10 * 400 + 280}"));
        Study read = study.Read();
        Assert.Equal(CaseStudy.Plain.Value, CaseStudy.Rows(read));
        Assert.Contains(read.Files, file => file.Path.EndsWith("001_LE 3299.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_counts_from_the_first_sample_of_the_stimulus()
    {
        using CaseStudy study = Only("Joy\n", (time, k) => "80", start: 16000);
        Study read = study.Read();
        Assert.Equal(0, read.Recordings[0].Events.Of(FacialLevelExport.Format)![0].Interval.OnsetMilliseconds);
        Assert.Contains(read.Notes, note => note.Contains("begins at 16000 ms of its clock", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_counts_from_the_slide_event_in_the_export_or_in_the_table_beside_it()
    {
        // Joy rises 2 s after the first sample and a fixation lies before that; the stimulus begins at 18 s of the clock, 2 s after the first sample.
        static string Cells(double time, int k) => (k < 50 ? "10," : "80,") + (k < 40 ? "1,16000,17600" : k < 60 ? "2,17800,18400" : ",,");
        const string Named = "Joy,Fixation Index,Fixation Start,Fixation End\n";
        const string Slides = "RowNumber,SlideEvent,Timestamp,StimType,Duration,CollectionPhase,SourceStimuliName\n1,StartSlide,15000,,,,Screen recording 1\n"
            + "2,StartMedia,18000,TestImage,8000,StimuliDisplay,Screen recording 1\n3,EndMedia,26000,,,,Screen recording 1\n";
        string own = Text(Named, Cells, 16000).Replace("51,18000,1,,", "51,18000,1,StartMedia,", StringComparison.Ordinal);
        (string Export, string? Path, string Text)[] told =
        [
            (own, null, ""),
            (Text(Named, Cells, 16000), "Slide events/LE.csv", "#INFO,\n#Respondent Name,le_3299,0000\n#DATA,\n" + Slides),
            (Text(Named, Cells, 16000).Replace("#Respondent Name,LE 3299,0000\n", "", StringComparison.Ordinal), "Sensor Data/001_LE 3299 slides.csv", Slides),
        ];
        foreach ((string export, string? path, string text) in told)
        {
            using CaseStudy study = Only("", (_, _) => "");
            study.Tables["Sensor Data/001_LE 3299.csv"] = export;
            if (path is not null) study.Tables[path] = text;
            Study read = study.Read();
            Recording one = Assert.Single(read.Recordings);
            FacialLevel[] joy = [.. one.Events.Of(FacialLevelExport.Format)!];
            Assert.Equal((80, 0), (joy[^1].Level, joy[^1].Interval.OnsetMilliseconds));
            Assert.Equal(new Interval(0, 400), Assert.Single(one.Fixations!).Interval);
            Assert.Contains(read.Notes, note => note.Contains("begins at 18000 ms of its clock by its slide event", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("#INFO,\n#Respondent Name,AB 1234,0000\n#DATA,\n", 18000, "begins at 16000 ms of its clock, which")]
    [InlineData("#INFO,\n#Respondent Name,LE 3299,0000\n#DATA,\n", 99000, "after its last sample; the first sample, at 16000 ms,")]
    public void Slide_events_of_somebody_else_or_after_the_last_sample_are_not_taken(string preamble, int start, string said)
    {
        using CaseStudy study = Only("Joy\n", (_, _) => "80", start: 16000);
        study.Tables["Sensor Data/slides.csv"] = preamble + "RowNumber,SlideEvent,Timestamp,StimType,Duration,CollectionPhase,SourceStimuliName\n"
            + Invariant($"1,StartMedia,{start},,,,Screen recording 1\n");
        Study read = study.Read();
        Assert.Equal(0, read.Recordings[0].Events.Of(FacialLevelExport.Format)![0].Interval.OnsetMilliseconds);
        Assert.Contains(read.Notes, note => note.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Slide_events_of_another_study_or_put_aside_are_not_taken()
    {
        const string Slides = "#INFO,\n#Respondent Name,LE 3299,0000\n#DATA,\n"
            + "RowNumber,SlideEvent,Timestamp,StimType,Duration,CollectionPhase,SourceStimuliName\n1,StartMedia,18000,,,,Screen recording 1\n";
        using CaseStudy study = Only("Joy\n", (_, _) => "80", start: 16000);
        study.Tables["001_LE 3299.csv"] = study.Tables["Sensor Data/001_LE 3299.csv"];
        study.Tables.Remove("Sensor Data/001_LE 3299.csv");
        study.Tables["old/slides.csv"] = Slides;
        DirectoryInfo next = Directory.CreateTempSubdirectory("genex-next-"); // beside the study's folder, in which its export lies
        try
        {
            File.WriteAllText(Path.Combine(next.FullName, "slides.csv"), Slides);
            Assert.Contains(study.Read().Notes, note => note.Contains("begins at 16000 ms of its clock, which", StringComparison.Ordinal));
        }
        finally
        {
            next.Delete(recursive: true);
        }
    }

    [Fact]
    public void Skin_conductance_is_read_from_the_rows_of_its_own_sensor()
    {
        // A rise every ten seconds, sampled at 25 Hz; between two samples rows of another sensor carry the value forward.
        string text = Preamble + Columns + "GSR Conductance CAL (u Siemens)\n" + string.Concat(Enumerable.Range(0, 2000).Select(k =>
            Invariant($"{k + 1},{k * 20},{(k % 2 == 0 ? "GSR" : "ET")},,TestImage,,StimuliDisplay,Screen recording 1,2,{k},")
            + Invariant($"{2 + 0.3 * SkinConductanceSignals.Response((k / 2 * 0.04) % 10 - 5):F6}\n")));
        using CaseStudy study = CaseStudy.Of("001_LE 3299.csv", text);
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal(4, one.GsrPeaks!.Count);
        Assert.All(one.GsrPeaks, peak => Assert.InRange(peak.AmplitudeMicrosiemens, 0.295, 0.305));
        Assert.All(one.GsrPeaks, peak => Assert.InRange(peak.TimeMilliseconds % 10_000, 5000, 9000));
    }

    [Fact]
    public void A_gaze_analysis_is_read_as_a_sensor_export()
    {
        using CaseStudy study = Only("Gaze X,Gaze Y,Interpolated Gaze X,Interpolated Gaze Y,Interpolated Distance,Gaze Velocity,Gaze Acceleration,"
            + "Fixation Index,Fixation Index by Stimulus,Fixation X,Fixation Y,Fixation Start,Fixation End,Fixation Duration,Fixation Dispersion,"
            + "Saccade Index\n", (time, k) => "1,2,1,2,600,3,4," + (k % 10 < 7
                ? Invariant($"{k / 10 + 30},{k / 10 + 1},5,6,{k / 10 * 400},{k / 10 * 400 + 280},280,0.5,") : ",,,,,,,,9"));
        Assert.Equal(20, Assert.Single(study.Read().Recordings).Fixations!.Count);
    }

    [Theory]
    [InlineData("Video analysis state log\nFrame rate:\t25\n\nVideo Time\tEmotion\n", "LE 3299_state.txt", "FaceReader")]
    [InlineData("RowNumber,SlideEvent,Timestamp,StimType,Duration,CollectionPhase,SourceStimuliName\n", "LE 3299.csv", "slide events")]
    public void A_format_that_is_known_and_not_read_is_named(string text, string file, string name)
    {
        using var study = new CaseStudy();
        study.Tables[file] = text;
        StudyFile found = Assert.Single(study.Read().Files, one => one.Path.EndsWith(file, StringComparison.Ordinal));
        Assert.NotEqual(StudyFileUse.Used, found.Use);
        Assert.Contains(name, found.Reason, StringComparison.Ordinal);
    }

    private static CaseStudy Only(string columns, Func<double, int, string> cells, double start = 0)
    {
        var study = new CaseStudy();
        study.Tables.Clear();
        study.Videos.Remove("RespCam_AB 1234.mp4");
        study.Tables["Sensor Data/001_LE 3299.csv"] = Text(columns, cells, start);
        return study;
    }

    private static string Text(string columns, Func<double, int, string> cells, double start = 0) => Preamble + Columns + columns + string.Concat(
        Enumerable.Range(0, 200).Select(k => Invariant($"{k + 1},{start + k * 40},1,,TestImage,,StimuliDisplay,Screen recording 1,2,{k},")
            + cells(k * 40, k) + "\n"));
}
