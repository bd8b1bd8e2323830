using System.Globalization;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings.Vendors;

/// <summary>Skin conductance of other devices and programs: made files with the columns that real ones have.</summary>
public class SkinVendorTests
{
    [Fact]
    public void Empatica_files_have_no_header_row()
    {
        using CaseStudy study = CaseStudy.Of("P01/EDA.csv", "1479913123.000000\n4.000000\n" + Signal(4), "P01/video.mp4");
        study.Tables["P01/TEMP.csv"] = "1479913123.000000\n4.000000\n36.1\n36.2\n";
        Study read = study.Read();
        AssertPeaksOfTheSignal(read);
        Assert.Contains(read.Notes, note => note.Contains("2016-11-23 14:58:43 UTC", StringComparison.Ordinal));
        Assert.Equal(StudyFileUse.LeftOut, Assert.Single(read.Files, file => file.Path.EndsWith("TEMP.csv", StringComparison.Ordinal)).Use);
    }

    [Fact]
    public void A_flat_signal_has_no_peaks_and_is_not_missing()
    {
        using CaseStudy study = CaseStudy.Of("P01/EDA.csv", "1479913123\n4\n" + string.Concat(Enumerable.Repeat("0.25\n", 100)));
        Recording one = Assert.Single(study.Read().Recordings);
        Assert.Empty(one.GsrPeaks!);
        Assert.Null(one.Fixations);
    }

    [Fact]
    public void A_sample_of_zero_is_without_contact_and_makes_no_peak()
    {
        using CaseStudy study = CaseStudy.Of("P01/EDA.csv", "1479913123\n4\n0.000000\n" + string.Concat(Enumerable.Repeat("0.9\n", 60))
            + string.Concat(Enumerable.Repeat("0.000000\n", 8)) + string.Concat(Enumerable.Repeat("0.9\n", 60)));
        Study read = study.Read();
        Assert.Empty(Assert.Single(read.Recordings).GsrPeaks!);
        Assert.Contains(read.Notes, note => note.Contains("9 of its 129 samples are 0", StringComparison.Ordinal));
    }

    /// <summary>Shimmer's Consensys begins names with the sensor's, has a row of units, and several columns of time, of which one is taken.</summary>
    [Theory]
    [InlineData("id95AE_Timestamp_Unix_CAL", "ms", "Conductance", "uS", 1.0)]
    [InlineData("Shimmer_952D_Timestamp_SyncU_CAL", "ms", "Resistance", "kOhms", 1.0)]
    [InlineData("Timestamp_CAL", "s", "Conductance", "nS", 1000.0)]
    public void Shimmer_recordings_have_a_row_of_units(string time, string unit, string quantity, string unitOfSkin, double scale)
    {
        const double start = 1_620_036_000_000;
        double[] signal = [.. Signal(4).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        string text = $"sep=,\nid95AE_Packet_Reception_RAW,{time},id95AE_GSR_Skin_{quantity}_CAL,\nno units,{unit},{unitOfSkin},\n"
            + string.Concat(signal.Select((value, k) =>
            {
                double milliseconds = start + (250 * k);
                return Invariant($"100,{(unit == "s" ? milliseconds / 1000 : milliseconds)},{(quantity == "Resistance" ? 1000 / value : scale * value):F6},\n");
            }));
        using CaseStudy study = CaseStudy.Of("P01/Session1_id95AE_Calibrated_PC.csv", text, "P01/video.mp4");
        Study read = study.Read();
        AssertPeaksOfTheSignal(read);
        Assert.Contains(read.Notes, note => note.Contains("at 2021-05-03 10:00:00 by its clock, is taken as time zero", StringComparison.Ordinal));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void Shimmer_times_may_be_dates_and_rows_that_cannot_be_read_are_listed()
    {
        string text = "Shimmer_952D_Timestamp_FormattedUnix_CAL\tShimmer_952D_GSR_Skin_Conductance_CAL\nyyyy/mm/dd hh:mm:ss.000\tuS\n"
            + string.Concat(Enumerable.Range(0, 200).Select(k => Invariant($"2021/05/03 10:00:{k / 4:00}.{k % 4 * 250:000}\t{(k == 7 ? 0 : 1.5)}\n")))
            + "soon\t1.5\n2021/05/03 10:00:01.000\t1.5\n";
        using CaseStudy study = CaseStudy.Of("P01.csv", text);
        Study read = study.Read();
        Assert.Empty(Assert.Single(read.Recordings).GsrPeaks!);
        Assert.Equal(["line 203", "line 204"], read.Problems.Select(one => one.Place));
        Assert.Contains(read.Notes, note => note.Contains("1 of its 200 samples are 0", StringComparison.Ordinal));
    }

    /// <summary>A unit that can be meant is nothing to tell of, be it one of time or not.</summary>
    [Theory]
    [InlineData("FixationTable.csv", "Respondent Name,Fixation Start,Fixation End,Fixation Dispersion (deg)\nP01,0,100,0.5\n")]
    [InlineData("FixationTable.csv", "Respondent Name,Fixation Start [s],Fixation End [s],Fixation Dispersion (rad)\nP01,0,1,0.01\n")]
    [InlineData("GSR Peak.csv", "Respondent Name,Peak Onset Time (ms),Peak Amplitude (\u00b5S)\nP01,100,0.5\n")]
    public void Units_of_other_columns_are_not_units_of_time(string name, string text)
    {
        using CaseStudy study = CaseStudy.Of(name, text, "P01.mp4");
        Study read = study.Read();
        Assert.Empty(read.Problems);
        Assert.DoesNotContain(read.Notes, note => note.Contains("left out", StringComparison.Ordinal));
        Assert.All(read.Recordings.SelectMany(one => one.Fixations ?? []), one => Assert.InRange(one.DispersionDegrees, 0.5, 0.6));
    }

    [Fact]
    public void NeuroKits_own_peaks_are_read_as_they_are()
    {
        string text = ",EDA_Raw,EDA_Clean,EDA_Tonic,EDA_Phasic,SCR_Onsets,SCR_Peaks,SCR_Height,SCR_Amplitude,SCR_RiseTime,SCR_Recovery,SCR_RecoveryTime\n"
            + string.Concat(Enumerable.Range(0, 1000).Select(k => Invariant($"{k},1.5,1.5,1,0.5,0,{(k % 300 == 250 ? "1,0.9,0.4" : "0,0,0")},0,0,0\n")));
        using (CaseStudy unrated = CaseStudy.Of("P01.csv", text))
        {
            unrated.Tables["FixationTable.csv"] = "Respondent Name,Fixation Start,Fixation End\nP01,0,1\n";
            Assert.Contains("\"samplingRate\"", Assert.Single(unrated.Read().Files, file => file.Path.EndsWith("P01.csv", StringComparison.Ordinal)).Reason,
                StringComparison.Ordinal);
        }
        using CaseStudy study = CaseStudy.Of("P01.csv", text);
        study.Tables["study.json"] = """{ "files": [ { "match": "P01.csv", "samplingRate": 100 } ] }""";
        Assert.Equal([new GsrPeak(2500, 0.4), new GsrPeak(5500, 0.4), new GsrPeak(8500, 0.4)], Assert.Single(study.Read().Recordings).GsrPeaks!);
    }

    [Fact]
    public void Without_peaks_they_are_found_in_the_raw_signal_by_the_column_of_times()
    {
        string text = "Time;EDA_Raw;EDA_Clean\n" + string.Concat(Signal(16).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((value, place) =>
            Invariant($"{place / 16.0:F4};").Replace('.', ',') + value.Replace('.', ',') + ";0\n"));
        using CaseStudy study = CaseStudy.Of("P01.csv", text);
        IReadOnlyList<GsrPeak> peaks = Assert.Single(study.Read().Recordings).GsrPeaks!;
        Assert.Equal(3, peaks.Count);
        Assert.All(peaks, peak => Assert.InRange(peak.TimeMilliseconds % 20_000 - 5000 - 1000 * SkinConductanceSignals.PeakSeconds, -100, 100));
    }

    [Fact]
    public void A_time_that_runs_back_is_listed()
    {
        string text = "Time,EDA_Raw,EDA_Clean\n" + string.Concat(Enumerable.Range(0, 50).Select(k => Invariant($"{(k == 20 ? 1 : k / 8.0)},2.5,1\n")));
        using CaseStudy study = CaseStudy.Of("P01.csv", text);
        Assert.Equal("line 22", Assert.Single(study.Read().Problems).Place);
        Assert.Throws<ArgumentException>(() => SkinConductance.Responses([(0, 1), (10, 1), (5, 1)]));
    }

    [Fact]
    public void A_sampling_rate_that_is_none_is_refused()
    {
        using CaseStudy study = CaseStudy.Of("study.json", """{ "files": [ { "match": "*", "samplingRate": 0 } ] }""");
        Assert.Contains("samplingRate", Assert.Throws<ExportException>(() => study.Read()).Message, StringComparison.Ordinal);
    }

    // Three of them, where the made signal has them.
    private static void AssertPeaksOfTheSignal(Study read)
    {
        Recording one = Assert.Single(read.Recordings);
        Assert.Equal(("P01", 3), (one.Label, one.GsrPeaks!.Count));
        Assert.All(one.GsrPeaks, peak => Assert.InRange(peak.TimeMilliseconds % 20_000 - 5000 - 1000 * SkinConductanceSignals.PeakSeconds, -300, 300));
        Assert.All(one.GsrPeaks, peak => Assert.InRange(peak.AmplitudeMicrosiemens, 0.3, 0.5));
    }

    /// <summary>A minute with a response of 0.5 microsiemens every 20 s, from 5 s on.</summary>
    private static string Signal(int rate) => string.Concat(Enumerable.Range(0, 60 * rate).Select(place =>
        Invariant($"{2 + 0.5 * SkinConductanceSignals.Response(place / (double)rate % 20 - 5):F6}\n")));
}
