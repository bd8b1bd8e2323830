using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings.Vendors;

/// <summary>Fixations of other eye trackers: made files with the columns that real ones have.</summary>
public class GazeVendorTests
{
    [Theory]
    [InlineData("Recording timestamp", 1000)]
    [InlineData("Recording timestamp [ms]", 1)]
    [InlineData("Recording timestamp [\u03bcs]", 1000)]
    public void Tobii_rows_of_one_index_are_a_fixation(string column, int scale)
    {
        // 60 samples of 10 ms per fixation and saccade; a mouse event without type in between; a row without participant.
        string text = column + "\tSensor\tParticipant name\tRecording name\tEye movement type\tGaze event duration [ms]\tEye movement type index\n"
            + "0\t\t\t\t\t\t\n" + string.Concat(new[] { "P01", "P02" }.SelectMany(who => Enumerable.Range(0, 60).Select(k =>
                Invariant($"{(100 + 10 * k) * scale}\tEye Tracker\t{who}\tRecording1\t")
                + (k % 20 < 15 ? Invariant($"Fixation\t153\t{k / 20 + 1}\n") : Invariant($"Saccade\t47\t{k / 20 + 1}\n"))
                + (k % 7 == 0 ? Invariant($"{(101 + 10 * k) * scale}\tMouse\t{who}\tRecording1\t\t\t\n") : ""))));
        using CaseStudy study = CaseStudy.Of("Project Data Export.tsv", text, "P01.mp4", "P02.mp4");
        Study read = study.Read();
        Assert.Equal(["P01", "P02"], read.Recordings.Select(one => one.Label));
        Assert.All(read.Recordings, one => Assert.NotNull(one.VideoPath));
        Assert.All(read.Recordings, one => Assert.Equal([100.0, 300.0, 500.0], one.Fixations!.Select(fixation => fixation.Interval.OnsetMilliseconds)));
        Assert.All(read.Recordings.SelectMany(one => one.Fixations!), one => Assert.Equal((153, true), (one.DurationMilliseconds,
            double.IsNaN(one.DispersionDegrees))));
        Assert.Empty(read.Problems);
    }

    /// <summary>Tobii Studio 3 has other names for its columns, and tells lost eyes by validities.</summary>
    [Fact]
    public void Tobii_Studio_3_is_read_as_Pro_Lab_is()
    {
        // 60 samples of 16 ms: 20 of a fixation, 10 whose eyes are not found, 30 of another.
        string text = "ExportDate\tStudioVersionRec\tParticipantName\tRecordingName\tMediaName\tRecordingTimestamp\tFixationIndex\tGazeEventType\t"
            + "GazeEventDuration\tValidityLeft\tValidityRight\n" + string.Concat(Enumerable.Range(0, 60).Select(k =>
                Invariant($"1/1/2021\t3.4.5\tP01\tRec 01\tm\t{5 + (16 * k)}\t") + (k is >= 20 and < 30 ? "\tUnclassified\t160\t4\t4\n"
                    : k < 20 ? "1\tFixation\t320\t0\t0\n" : "2\tFixation\t480\t0\t4\n")));
        using CaseStudy study = CaseStudy.Of("data.tsv", text, "P01.mp4");
        Study read = study.Read();
        Recording only = Assert.Single(read.Recordings);
        Assert.Equal([(5.0, 320.0), (485, 480)], only.Fixations!.Select(one => (one.Interval.OnsetMilliseconds, one.DurationMilliseconds)));
        Assert.Contains(read.Notes, note => note.Contains("taken as milliseconds", StringComparison.Ordinal));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void Tobii_recordings_of_one_person_are_kept_apart_and_a_bad_cell_is_listed()
    {
        string text = "Recording timestamp\tParticipant name\tRecording name\tEye movement type\tGaze event duration\tEye movement type index\n"
            + "1000\tP01\tA\tFixation\t100\t1\nsoon\tP01\tA\tFixation\t100\t2\n2000\tP01\tB\tFixation\t200\t1\n";
        using CaseStudy study = CaseStudy.Of("Data.tsv", text);
        Study read = study.Read();
        Assert.Equal(["P01, A", "P01, B"], read.Recordings.Select(one => one.Label));
        Assert.Equal("line 3", Assert.Single(read.Problems).Place);
    }

    [Fact]
    public void Pupil_fixations_count_from_the_start_of_the_recording()
    {
        const long Start = 1_700_000_000_000_000_000;
        string text = "section id,recording id,fixation id,start timestamp [ns],end timestamp [ns],duration [ms],fixation x [px],fixation y [px]\n"
            + string.Concat(Enumerable.Range(0, 12).Select(k =>
                Invariant($"s,r,{k + 1},{Start + 2_000_000_000L + k * 500_000_000L},{Start + 2_300_000_000L + k * 500_000_000L},300,5,5\n")));
        using (CaseStudy alone = CaseStudy.Of("P01/fixations.csv", text, "P01/scene.mp4"))
        {
            Study without = alone.Read();
            Assert.Equal(new Interval(0, 300), Assert.Single(without.Recordings).Fixations![0].Interval);
            Assert.Contains(without.Notes, note => note.Contains("first time in it is taken as time zero", StringComparison.Ordinal));
        }
        using CaseStudy study = CaseStudy.Of("P01/fixations.csv", text, "P01/scene.mp4");
        study.Tables["P01/events.csv"] = Invariant($"recording id,timestamp [ns],name,type\nr,{Start},recording.begin,recording\n");
        Fixation first = Assert.Single(study.Read().Recordings).Fixations![0];
        Assert.Equal((2000, 300), (Math.Round(first.Interval.OnsetMilliseconds, 2), first.DurationMilliseconds));
    }

    [Fact]
    public void Pupil_sections_say_who_wore_the_glasses()
    {
        string text = "section id,recording id,fixation id,start timestamp [ns],end timestamp [ns],duration [ms]\n"
            + "s1,r1,1,1700000000500000000,1700000000800000000,300\ns2,r2,1,1700000100500000000,1700000100900000000,400\n";
        using CaseStudy study = CaseStudy.Of("enrichment/fixations.csv", text);
        study.Tables["enrichment/sections.csv"] = "section id,recording id,recording name,wearer id,wearer name,section start time [ns],section end time [ns]\n"
            + "s1,r1,a,w1,Ada 1,1700000000000000000,1700000009000000000\ns2,r2,b,w2,Bob 2,1700000100000000000,1700000109000000000\n";
        Study read = study.Read();
        Assert.Equal([("Ada 1", 500.0), ("Bob 2", 500.0)], read.Recordings.Select(one => (one.Label,
            Math.Round(one.Fixations!.Single().Interval.OnsetMilliseconds, 2))));
        study.Tables["enrichment/sections.csv"] = study.Tables["enrichment/sections.csv"].Replace("w2,Bob 2", "w1,Ada 1", StringComparison.Ordinal);
        Assert.Equal(["Ada 1, a", "Ada 1, b"], study.Read().Recordings.Select(one => one.Label));
    }

    [Fact]
    public void In_raw_gaze_in_degrees_fixations_are_found_where_no_table_has_them()
    {
        string text = "section id,recording id,timestamp [ns],gaze x [px],gaze y [px],worn,fixation id,blink id,azimuth [deg],elevation [deg]\n"
            + string.Concat(Enumerable.Range(0, 400).Select(k => Invariant($"s,r,{1_700_000_000_000_000_000 + k * 5_000_000L},9,9,1,,,")
                + (k % 100 < 90 ? Invariant($"{k / 100 * 8},{k / 100 % 2}\n") : ",\n")));
        using CaseStudy study = CaseStudy.Of("P01/gaze.csv", text);
        IReadOnlyList<Fixation> found = Assert.Single(study.Read().Recordings).Fixations!;
        Assert.Equal([0.0, 500, 1000, 1500], found.Select(one => Math.Round(one.Interval.OnsetMilliseconds, 2)));
        Assert.All(found, one => Assert.Equal((445, 0), (Math.Round(one.DurationMilliseconds, 2), one.DispersionDegrees)));
        study.Tables["P01/fixations.csv"] = "section id,recording id,fixation id,start timestamp [ns],end timestamp [ns],duration [ms]\n"
            + "s,r,1,1700000000000000000,1700000000300000000,300\n";
        Assert.Single(Assert.Single(study.Read().Recordings).Fixations!);
    }

    [Theory]
    [InlineData("Fixation", "")]
    [InlineData("Visual Intake", "")]
    [InlineData("Fixation", "Eye L/R")]
    public void BeGaze_fixations_are_of_their_trial_and_of_one_eye(string category, string eye)
    {
        string text = "Trial\tEvent Start Trial Time [ms]\tEvent End Trial Time [ms]\tStimulus\tParticipant\tCategory\tAOI Name"
            + (eye.Length == 0 ? "" : "\t" + eye) + "\n" + string.Concat(new[] { "Map A", "Map B" }.SelectMany((shown, trial) => Enumerable.Range(0, 5)
                .SelectMany(k => (eye.Length == 0 ? [""] : k < 4 ? ["\tLeft", "\tRight"] : new[] { "\tRight" }).Select(side =>
                    Invariant($"Trial00{trial + 1}\t{k * 400}\t{k * 400 + 300}\t{shown}\tP01\t{category}\t-{side}\n")
                    + Invariant($"Trial00{trial + 1}\t{k * 400 + 300}\t{k * 400 + 350}\t{shown}\tP01\tSaccade\t-{side}\n")))));
        using CaseStudy study = CaseStudy.Of("events.txt", text, "P01 Map A.mp4", "P01 Map B.mp4");
        Study read = study.Read();
        Assert.Equal(["P01, Map A", "P01, Map B"], read.Recordings.Select(one => one.Label));
        Assert.All(read.Recordings, one => Assert.Equal((5, true), (one.Fixations!.Count, one.VideoPath is not null)));
        Assert.All(read.Recordings, one => Assert.Equal(new Interval(400, 700), one.Fixations![1].Interval));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void BeGaze_people_recorded_with_different_eyes_are_all_there()
    {
        string text = "Event Start Trial Time [ms]\tEvent End Trial Time [ms]\tTrial\tStimulus\tParticipant\tCategory\tEye L/R\n"
            + string.Concat(new[] { ("P01", "Right", 9), ("P02", "Left", 4), ("P03", "Left", 5), ("P03", "Right", 3) }.SelectMany(one =>
                Enumerable.Range(0, one.Item3).Select(k =>
                    Invariant($"{k * 300}\t{k * 300 + 200}\tTrial001\tfilm.avi\t{one.Item1}\tFixation\t{one.Item2}\n"))));
        using CaseStudy study = CaseStudy.Of("events.txt", text);
        Study read = study.Read();
        Assert.Equal([("P01", 9), ("P02", 4), ("P03", 5)], read.Recordings.Select(one => (one.Label, one.Fixations!.Count)));
        Assert.Contains(read.Notes, note => note.Contains("both eyes have events", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_gaze_beside_one_of_fixations_says_which_is_taken()
    {
        using CaseStudy study = CaseStudy.Of("P01/gaze.csv", "recording id,timestamp [ns],azimuth [deg],elevation [deg]\nr,1700000000000000000,1,1\n");
        study.Tables["P01/fixations.csv"] = "recording id,fixation id,start timestamp [ns],end timestamp [ns]\nr,1,1700000000000000000,1700000000300000000\n";
        study.Tables["P01/events.csv"] = "recording id,timestamp [ns],name,type\nr,1700000000000000000,recording.begin,recording\n";
        ILookup<string, StudyFile> files = study.Read().Files.ToLookup(file => Path.GetFileName(file.Path));
        Assert.Contains("fixations.csv goes before it", files["gaze.csv"].Single().Reason, StringComparison.Ordinal);
        Assert.Equal(StudyFileUse.Used, files["events.csv"].Single().Use);
    }

    [Fact]
    public void A_stimulus_of_two_trials_is_two_recordings()
    {
        string text = "Event Start Trial Time [ms],Event End Trial Time [ms],Stimulus,Participant,Trial\n0,100,Map,P01,Trial001\n0,150,Map,P01,Trial002\n";
        using CaseStudy study = CaseStudy.Of("events.csv", text);
        Assert.Equal(["P01, Map Trial001", "P01, Map Trial002"], study.Read().Recordings.Select(one => one.Label));
    }

    [Fact]
    public void Gazepoint_fixations_are_their_last_row_and_count_from_the_first_sample_of_the_medium()
    {
        // 150 Hz; a fixation of 20 samples, whose first three are not valid yet, then ten of the next one that is never valid.
        string text = "MEDIA_ID,MEDIA_NAME,CNT,TIME(2020/01/31 12:00:00.000),TIMETICK(f=10000000),FPOGX,FPOGY,FPOGS,FPOGD,FPOGID,FPOGV,BPOGX\n"
            + string.Concat(Enumerable.Range(0, 90).Select(k =>
            {
                int fixation = k / 30, within = k % 30;
                double start = 5 + fixation * 0.2;
                return Invariant($"0,Clip,{k},{5 + k / 150.0:F5},1,0.5,0.5,{start:F5},{within / 150.0:F5},{2 * fixation + (within < 20 ? 0 : 1)},")
                    + (within is >= 3 and < 20 ? "1" : "0") + ",0.5,\n";
            }));
        using CaseStudy study = CaseStudy.Of("User 1_all_gaze.csv", text, "User 1.mp4");
        Study read = study.Read();
        Recording one = Assert.Single(read.Recordings);
        Assert.Equal(("User 1", true), (one.Label, one.VideoPath is not null));
        Assert.Equal([0.0, 200, 400], one.Fixations!.Select(fixation => Math.Round(fixation.Interval.OnsetMilliseconds, 2)));
        Assert.All(one.Fixations!, fixation => Assert.Equal(126.67, fixation.DurationMilliseconds, 2));
        Assert.Contains(read.Notes, note => note.Contains("begins at 5000 ms of its clock", StringComparison.Ordinal));
    }
}
