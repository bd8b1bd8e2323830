using System.Text;
using FsCheck.Xunit;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Alignment;

/// <summary>Windows in which a sensor did not measure are missing; those in which it did and nothing happened are 0.</summary>
public class SensorCoverageTests
{
    private const string Facial = "Respondent Name,Expression Type,Expression Onset,Expression Offset\nP01,Smile,500,9900\n";

    [Fact]
    public void Skin_conductance_without_contact_is_missing()
    {
        using CaseStudy study = CaseStudy.Of("P01/EDA.csv", Empatica(40, k => k is >= 16 and < 32 ? 0 : 2));
        Study read = study.Read();
        Assert.Equal([0, 0, 0, null, null, null, null, 0, 0], Counts(read, 1, 2, 4, 5, 6, 7, 8, 9, 9.8));
        Assert.Contains(read.Notes, note => note.Contains("of P01 no samples for skin conductance from 4 to 8 s", StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_that_was_switched_off_measures_nothing_afterwards()
    {
        using CaseStudy study = CaseStudy.Of("P01/EDA.csv", Empatica(20, _ => 2));
        Assert.Equal([0, 0, 0, null, null, null], Counts(study.Read(), 0, 1, 5, 6, 7, 9));
    }

    [Fact]
    public void What_was_measured_lasts_as_long_as_the_samples_and_not_to_the_last_peak()
    {
        using CaseStudy flat = CaseStudy.Of("P01/EDA.csv", Empatica(40, _ => 2));
        var rows = new RowBuilder(Assert.Single(flat.Read().Recordings));
        Assert.Equal((10_000, true), (rows.EndMilliseconds, rows.Covers(9900)));
        Assert.Equal(0f, Count(rows, 9.5));

        string text = "Time,EDA_Raw,EDA_Clean,SCR_Peaks,SCR_Amplitude\n" + string.Concat(Enumerable.Range(0, 1000).Select(k =>
            Invariant($"{k / 100.0:F2},5,5,{(k is 300 or 650 ? "1,0.5" : "0,0")}\n")));
        using CaseStudy peaks = CaseStudy.Of("P01.csv", text);
        rows = new RowBuilder(Assert.Single(peaks.Read().Recordings));
        Assert.Equal([0, 1, 0, 1, 0], new[] { 2.0, 3, 5, 7, 9 }.Select(second => Count(rows, second)));
    }

    [Fact]
    public void Blank_samples_of_NeuroKit_are_not_measured()
    {
        string text = "Time,EDA_Raw,EDA_Clean\n" + string.Concat(Enumerable.Range(0, 1000).Select(k =>
            Invariant($"{k / 100.0:F2},{(k is >= 400 and < 800 ? "" : "5")},1\n")));
        using CaseStudy study = CaseStudy.Of("P01_nk.csv", text);
        Assert.Equal([0, null, null, 0], Counts(study.Read(), 3, 6, 8, 9.5));
    }

    [Fact]
    public void Gaze_is_missing_where_Tobii_found_no_eyes_and_where_its_rows_end()
    {
        string text = "Recording timestamp [ms]\tParticipant name\tRecording name\tEye movement type\tGaze event duration [ms]\tEye movement type index\n"
            + string.Concat(Enumerable.Range(0, 240).Select(k => Invariant($"{k * 25}\tP01\tRec\t")
                + (k is >= 80 and < 180 ? "EyesNotFound" : k is >= 180 and < 220 ? "Saccade" : "Fixation") + Invariant($"\t250\t{k / 10}\n")));
        using CaseStudy study = CaseStudy.Of("P01.tsv", text);
        study.Tables["FEAExpressionTable.csv"] = Facial;
        var rows = new RowBuilder(Assert.Single(study.Read().Recordings));
        Assert.Equal([5, null, null, 0, null, null], new[] { 1.9, 3.5, 4.4, 5.4, 7.1, 9 }.Select(second => Value(rows, second, "fixation_density")));
    }

    [Fact]
    public void Raw_gaze_that_was_lost_is_missing()
    {
        string text = "recording id,timestamp [ns],azimuth [deg],elevation [deg]\n" + string.Concat(Enumerable.Range(0, 2000).Select(k =>
            Invariant($"r,{1_700_000_000_000_000_000 + k * 5_000_000L},") + (k is >= 400 and < 1200 ? ",\n" : Invariant($"{k / 100 * 8},1\n"))));
        using CaseStudy study = CaseStudy.Of("P01/gaze.csv", text);
        var rows = new RowBuilder(Assert.Single(study.Read().Recordings));
        Assert.Null(Value(rows, 4, "fixation_density"));
        Assert.All(new[] { 1.5, 7.5, 9.5 }, second => Assert.True(Value(rows, second, "fixation_density") > 0));
    }

    [Fact]
    public void Invalid_gaze_of_Gazepoint_is_not_measured()
    {
        string text = "MEDIA_NAME,TIME,FPOGS,FPOGD,FPOGID,FPOGV,BPOGV\n" + string.Concat(Enumerable.Range(0, 200).Select(k =>
            Invariant($"Clip,{k * 0.05:F2},{k / 10 * 0.5:F2},0.3,{k / 10 + 1},") + (k < 80 ? "1,1\n" : k < 140 ? "0,0\n" : "0,1\n")));
        using CaseStudy study = CaseStudy.Of("P01_all_gaze.csv", text);
        var rows = new RowBuilder(Assert.Single(study.Read().Recordings));
        Assert.Equal([true, false, true], new[] { 2.0, 6, 9 }.Select(second => Value(rows, second, "fixation_density") is not null));
        Assert.Equal(0f, Value(rows, 9, "fixation_density"));
    }

    [Fact]
    public void Tables_of_events_say_nothing_of_when_the_sensor_was_there()
    {
        using CaseStudy study = CaseStudy.Of("GSRPeakTable.csv", "Respondent Name,Peak Time,Peak Amplitude\nP01,1000,0.5\n");
        study.Tables["FEAExpressionTable.csv"] = Facial;
        Assert.Equal([1, 0, 0], Counts(study.Read(), 1, 5, 9));
    }

    [Fact]
    public void A_prepared_store_keeps_what_was_measured()
    {
        using CaseStudy study = CaseStudy.Of("P01/EDA.csv", Empatica(40, k => k is >= 16 and < 32 ? 0 : 2));
        RecordedEvents events = Assert.Single(study.Read().Recordings).Events;
        using var stream = new MemoryStream();
        PreparedEvents.Write(events, stream);
        RecordedEvents again = PreparedEvents.Of(stream.ToArray());
        Assert.Equal([new Interval(0, 4000), new Interval(8000, 10_000)], again.CoverageOf(GsrExport.Format)!.Stretches);
        Assert.Null(again.CoverageOf(FixationExport.Format));
        Assert.Throws<System.Text.Json.JsonException>(() => PreparedEvents.Of(Encoding.UTF8.GetBytes("{\"GSRPeakTable measured\":[1]}")));
    }

    [Property(MaxTest = 200)]
    public void Most_of_a_span_is_what_counting_its_moments_says(int seed)
    {
        var random = new Random(seed);
        Interval[] stretches = [.. Enumerable.Range(0, random.Next(6)).Select(_ => (double)random.Next(100)).Select(from =>
            new Interval(from, from + random.Next(1, 20)))];
        SensorCoverage covered = SensorCoverage.Of(stretches);
        double start = random.Next(100), end = start + random.Next(1, 30);
        int measured = Enumerable.Range(0, (int)(end - start)).Count(k => stretches.Any(one => one.Contains(start + k + 0.5)));
        Assert.Equal(measured > 0 && 2 * measured >= end - start, covered.HasMostOf(start, end));
    }

    private static string Empatica(int samples, Func<int, double> value) =>
        "1479913123\n4\n" + string.Concat(Enumerable.Range(0, samples).Select(k => Invariant($"{value(k):F6}\n")));

    private static float?[] Counts(Study study, params double[] seconds)
    {
        Recording one = Assert.Single(study.Recordings);
        var rows = new RowBuilder(one);
        return [.. seconds.Select(second => Count(rows, second))];
    }

    private static float? Count(RowBuilder rows, double second) => Value(rows, second, "gsr_peak_count");

    private static float? Value(RowBuilder rows, double second, string name) => rows.At(0, 1000 * second, 1000 * second) is var row
        && row.FeaturePresent[PhysicalFeatures.IndexOf(name)] ? row.Features[PhysicalFeatures.IndexOf(name)] : null;
}
