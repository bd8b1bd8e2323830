using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings.Vendors;

/// <summary>When time zero is, and which unit times are in, where a file of other software does not say it in its header.</summary>
public class VendorClockTests
{
    private const string GazepointColumns = "MEDIA_ID,MEDIA_NAME,CNT,TIME(2020/01/31 12:00:00.000),FPOGS,FPOGD,FPOGID,FPOGV\n";

    private static readonly (double Start, double Length)[] Looked = [(4.2, 0.3), (4.8, 0.45), (5.5, 0.2), (6.1, 0.75)];

    [Fact]
    public void Gazepoint_fixations_have_the_times_of_the_samples_that_they_were_made_of()
    {
        using CaseStudy rows = CaseStudy.Of("P7_fixations.csv", GazepointFixations(), "P7.mp4");
        Recording one = Assert.Single(rows.Read().Recordings);
        Assert.NotNull(one.VideoPath);
        Assert.Equal(Looked.Select(fixation => (fixation.Start * 1000, fixation.Length * 1000)), Spans(one));
        using CaseStudy samples = CaseStudy.Of("P7_all_gaze.csv", GazepointSamples(), "P7.mp4");
        Assert.Equal(Spans(one), Spans(Assert.Single(samples.Read().Recordings)));
    }

    [Fact]
    public void Gazepoint_samples_and_fixations_of_one_person_count_once()
    {
        using CaseStudy study = CaseStudy.Of("P7_fixations.csv", GazepointFixations(), "P7.mp4");
        study.Tables["P7_all_gaze.csv"] = GazepointSamples();
        Study read = study.Read();
        Assert.Equal(Looked.Length, Assert.Single(read.Recordings).Fixations!.Count);
        Assert.Contains(read.Files, file => file.Use == StudyFileUse.LeftOut && file.Reason.Contains("P7_all_gaze.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_the_same_events_on_another_clock_is_not_a_later_part()
    {
        const string Head = "Respondent Name,Fixation Start,Fixation End\n";
        (int From, int To)[] first = [(100, 300), (450, 700), (900, 990), (1200, 1500)];
        string[] rows = [.. first.Select(one => Invariant($"P01,{one.From},{one.To}\n"))];
        using CaseStudy study = CaseStudy.Of("FixationTable.csv", Head + string.Concat(rows));
        study.Tables["FixationTable late.csv"] = Head + string.Concat(first.Select(one => Invariant($"P01,{one.From + 5000},{one.To + 5000}\n")));
        Study read = study.Read();
        Assert.Equal(4, Assert.Single(read.Recordings).Fixations!.Count);
        Assert.Contains(read.Notes, note => note.Contains("one for one, at other times", StringComparison.Ordinal));
        study.Tables["FixationTable late.csv"] = Head + "P01,5100,5300\nP01,5450,5600\nP01,5900,5990\nP01,6200,6500\n";
        Assert.Equal(8, Assert.Single(study.Read().Recordings).Fixations!.Count);
    }

    [Fact]
    public void A_copy_of_a_later_part_counts_once()
    {
        const string Head = "Respondent Name,Peak Time\n";
        using CaseStudy study = CaseStudy.Of("GSRPeakTable a.csv", Head + "P01,100\nP01,900\n");
        study.Tables["GSRPeakTable b.csv"] = Head + "P01,2100\nP01,3500\n";
        study.Tables["GSRPeakTable c.csv"] = study.Tables["GSRPeakTable b.csv"];
        Assert.Equal(4, Assert.Single(study.Read().Recordings).GsrPeaks!.Count);
    }

    [Fact]
    public void In_iMotions_text_the_first_row_with_a_MediaTime_says_when_the_stimulus_began()
    {
        // Sensors begin 1,660 ms before the film, whose first row is the 83rd; the face is there all the time, and four fixations, one of them before.
        string text = IMotionsColumns + string.Concat(Enumerable.Range(0, 300).Select(k => IMotionsRow(k * 20, k < 83 ? "" : Invariant($"{k * 20 - 1660}"), k,
            k % 50 < 25 ? k / 50 + 1 : 0, k < 200 ? 1 : -1)));
        using CaseStudy study = CaseStudy.Of("LE 3299.txt", text);
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Equal([340.0, 1340, 2340, 3340], one.Fixations!.Select(fixation => fixation.Interval.OnsetMilliseconds));
        Assert.Equal([new Interval(0, 2340), new Interval(2340, 4340)], one.Events.Of(FacialLevelExport.Format)!.Select(level => level.Interval));
    }

    [Fact]
    public void In_iMotions_text_universal_times_go_before_those_of_a_clock_that_is_set_back()
    {
        // Summer time ends after row 50: the clock on the wall is an hour back. A row has no universal time.
        string text = IMotionsColumns.Replace("\tTimestamp", "\tUTCTimestamp\tTimestamp", StringComparison.Ordinal)
            + string.Concat(Enumerable.Range(0, 100).Select(k =>
            {
                DateTime universal = new DateTime(2018, 11, 4, 5, 59, 59, DateTimeKind.Unspecified).AddMilliseconds(k * 20);
                string there = Stamp(universal.AddHours(k < 50 ? -4 : -5));
                return IMotionsRow(there, Invariant($"{k * 20}"), k, 0, k < 70 ? 1 : -1)
                    .Replace("\t" + there, $"\t{(k == 80 ? "" : Stamp(universal))}\t{there}", StringComparison.Ordinal);
            }));
        using CaseStudy study = CaseStudy.Of("LE 3299.txt", text);
        Study read = study.Read();
        Assert.Empty(read.Problems);
        Assert.Equal([new Interval(0, 1400), new Interval(1400, 2000)],
            Assert.Single(read.Recordings).Events.Of(FacialLevelExport.Format)!.Select(level => level.Interval));
    }

    [Theory]
    [InlineData(1, "Gaze event duration", "milliseconds")]
    [InlineData(1000, "Gaze event duration", "microseconds")]
    [InlineData(1, "Eye movement event duration [ms]", "milliseconds")]
    [InlineData(1000, "Eye movement event duration [ms]", "microseconds")]
    [InlineData(1, null, "milliseconds")]
    [InlineData(1000, null, "microseconds")]
    public void Tobiis_unit_without_a_unit_is_found_by_the_fixations(int scale, string? duration, string unit)
    {
        string text = "Recording timestamp\tParticipant name\tEye movement type\tEye movement type index" + (duration is null ? "" : "\t" + duration) + "\n"
            + string.Concat(Enumerable.Range(0, 60).Select(k => Invariant($"{(100 + 10 * k) * scale}\tP01\t")
                + (k % 20 < 15 ? Invariant($"Fixation\t{k / 20 + 1}") : Invariant($"Saccade\t{k / 20 + 1}"))
                + (duration is null ? "" : k % 20 < 15 ? "\t150" : "\t50") + "\n"));
        using CaseStudy study = CaseStudy.Of("Data Export.tsv", text, "P01.mp4");
        Study read = study.Read();
        Assert.Equal([(100, duration is null ? 140 : 150), (300, duration is null ? 140 : 150), (500, duration is null ? 140.0 : 150)],
            Spans(Assert.Single(read.Recordings)));
        Assert.Contains(read.Notes, note => note.Contains($"it is taken as {unit}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("25", "is taken as the next frame")]
    [InlineData("10", "spread evenly")]
    [InlineData("", "spread evenly")]
    public void FaceReader_rows_of_one_time_are_frames_of_their_own(string rate, string said)
    {
        // A spreadsheet saved m:ss.f, lines end in CR alone; at 25 frames a second two or three have one time.
        string text = $"Video analysis detailed log\rFrame rate:\t{rate}\r\rVideo Time\tNeutral\tHappy\r" + string.Concat(Enumerable.Range(0, 100).Select(k =>
            Invariant($"00:0{Math.Round(k / 25.0, 1):0.0}\t0.1\t{(k < 50 ? 0.9 : 0.2)}\r")));
        using CaseStudy study = CaseStudy.Of("LE 3299_detailed.txt", text);
        Study read = study.Read();
        Assert.Empty(read.Problems);
        Interval joy = Assert.Single(read.Recordings).Events.Of(FacialLevelExport.Format)!.First(level => level.Channel == "Joy").Interval;
        Assert.InRange(joy.OffsetMilliseconds, rate == "25" ? 2000 : 1940, rate == "25" ? 2000 : 2060);
        Assert.Contains(read.Notes, note => note.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void FaceReader_times_that_are_plain_numbers_are_as_the_study_says()
    {
        string text = "Video Time\tNeutral\tHappy\n" + string.Concat(Enumerable.Range(0, 100).Select(k =>
            Invariant($"{k / 25.0:F2}\t0.1\t{(k < 50 ? 0.9 : 0.2)}\n")));
        using CaseStudy study = CaseStudy.Of("LE 3299_detailed.txt", text, "LE 3299.mp4");
        Study unsaid = study.Read();
        Assert.Equal(100, unsaid.Problems.Count);
        Assert.Contains("--time-format", unsaid.Problems[0].Advice, StringComparison.Ordinal);
        Assert.Contains(study.Read("s").Recordings[0].Events.Of(FacialLevelExport.Format)!,
            level => level.Channel == "Joy" && level.Interval == new Interval(0, 2000));
    }

    private static string GazepointFixations() => GazepointColumns + string.Concat(Looked.Select((one, k) =>
        Invariant($"0,Clip,{k},{one.Start + one.Length:F5},{one.Start:F5},{one.Length:F5},{k + 2},1\n")));

    private static string GazepointSamples() => GazepointColumns + string.Concat(Enumerable.Range(0, 160).Select(k =>
    {
        double time = k * 0.05;
        int at = Array.FindIndex(Looked, one => time >= one.Start - 1e-9 && time <= one.Start + one.Length + 1e-9);
        return at < 0 ? Invariant($"0,Clip,{k},{time:F5},0,0,1,0\n")
            : Invariant($"0,Clip,{k},{time:F5},{Looked[at].Start:F5},{time - Looked[at].Start:F5},{at + 2},1\n");
    }));

    private static IEnumerable<(double, double)> Spans(Recording one) =>
        one.Fixations!.Select(fixation => (Math.Round(fixation.Interval.OnsetMilliseconds, 2), Math.Round(fixation.DurationMilliseconds, 2)));

    private const string IMotionsColumns = "StudyName\tName\tStimulusName\tEventSource\tTimestamp\tMediaTime\tFrameNo\tNoOfFaces\tJoy Evidence\tFixationSeq\t"
        + "FixationDuration\n";

    private static string IMotionsRow(int milliseconds, string media, int frame, int fixation, int joy) =>
        IMotionsRow(Stamp(new DateTime(2016, 5, 3, 10, 59, 50, DateTimeKind.Unspecified).AddMilliseconds(milliseconds)), media, frame, fixation, joy);

    private static string IMotionsRow(string time, string media, int frame, int fixation, int joy) =>
        Invariant($"My study\tLE 3299\tFilm\tFACET\t{time}\t{media}\t{frame}\t1\t{joy}\t{(fixation > 0 ? fixation : "")}\t{(fixation > 0 ? "480" : "")}\n");

    private static string Stamp(DateTime time) => time.ToString("yyyyMMdd_HHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
}
