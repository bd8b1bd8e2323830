using FsCheck.Xunit;
using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Recordings;

/// <summary>Signals and targets of a study's own, as people keep them: one table for all, one file each, times from and to, names of files.</summary>
public class OwnChannelTests
{
    private const string Heart = """{ "name": "Heart Rate", "table": "ecg.csv", "time": "t", "value": "HR", "sensor": "ECG", "unit": "bpm" }""";

    /// <summary>Seconds that are taken as milliseconds are found in each channel by itself, also beside one that fits.</summary>
    [Theory]
    [InlineData("t", true)]
    [InlineData("t (s)", false)]
    public void A_channel_that_is_over_at_once_is_found_beside_one_that_fits(string time, bool found)
    {
        using CaseStudy study = With($$"""
            {
              "signals": [ {{Heart}} ],
              "targets": [ { "name": "Stress", "table": "ratings.csv", "time": "ms", "value": "stress", "threshold": 3 } ],
            }
            """);
        study.Tables["ecg.csv"] = $"Respondent Name,{time},HR\n" + string.Concat(CaseStudy.People.SelectMany(who =>
            Enumerable.Range(0, 8).Select(k => Invariant($"{who},{k},{60 + k}\n"))));
        study.Tables["ratings.csv"] = "Respondent Name,ms,stress\n" + string.Concat(CaseStudy.People.SelectMany(who =>
            Enumerable.Range(0, 8).Select(k => Invariant($"{who},{1000 * k},{k % 5}\n"))));
        study.Read();
        AuditFinding[] early = [.. DataAudit.Run(study.Root)["timestamps"].Findings.Where(finding =>
            finding.Evidence.Contains("Heart Rate: all 8 events end by 7.0 ms", StringComparison.Ordinal))];
        Assert.Equal(found ? CaseStudy.People.Count : 0, early.Length);
    }

    [Fact]
    public void One_table_for_all_a_file_for_each_and_times_from_and_to()
    {
        using CaseStudy study = With("""
            {
              "signals": [ { "name": "Heart Rate", "table": "ecg.csv", "time": "t", "value": "HR", "sensor": "ECG", "unit": "bpm", "window": 2000 } ],
              "targets": [
                { "name": "Stress", "table": "ratings/*", "time": "ms", "value": "stress", "threshold": 3 },
                { "name": "Laughing", "table": "laughs.tsv", "from": "begins", "to": "ends" },
              ],
            }
            """);
        // Seconds in the header's unit, decimal commas, semicolons.
        study.Tables["ecg.csv"] = "Respondent Name;t (s);HR\nAB 1234;0,5;60,5\nAB 1234;1,5;62,5\nAB 1234;2,5;70\nLE 3299;0,25;80\n";
        study.Tables["ratings/AB 1234.csv"] = "ms,stress,comment\n0,1,\n1000,3,hm\n2000,5,\n3000,,left out\n4000,2.9,\n";
        study.Tables["ratings/rating of LE 3299.csv"] = "ms,stress,comment\n500,4,\n";
        study.Tables["laughs.tsv"] = "Participant\tbegins\tends\nAB 1234\t1000\t2000\nAB 1234\t5000\t5500\n";

        Study read = study.Read();
        Assert.Equal(["Heart Rate"], read.Vocabulary.OwnSignals.Select(one => one.Name));
        Assert.Equal([("Stress", 3.0), ("Laughing", 0.5)], read.Vocabulary.OwnTargets.Select(one => (one.Name, one.Threshold)));
        Assert.Equal(34, read.Vocabulary.Signals.Count);
        Assert.Equal(4, read.Files.Count(file => file.Reason == "table of the study's own channels" && file.Use == StudyFileUse.Used));
        Assert.Contains(read.Notes, note => note.Contains("\"Laughing\"", StringComparison.Ordinal) && note.Contains("LE 3299", StringComparison.Ordinal));
        Assert.Empty(read.Problems);

        AlignedStudy aligned = Align(read);
        Assert.Equal(["?", "60.5", "60.5", "61.5", "61.5", "66.25", "66.25", "70", "70", "?"],
            Values(aligned, 0, row => (row.FeaturePresent[33], row.Features[33])).Take(10));
        Assert.Equal(["0", "0", "1", "1", "1", "1", "?", "?", "0", "0", "?"], Values(aligned, 0, row => (row.TargetPresent[17], row.Targets[17])).Take(11));
        Assert.Equal(["1", "1", "3", "3", "5", "5", "NaN", "NaN", "2.9"], Values(aligned, 0, row => (true, row.Intensities[17])).Take(9));
        Assert.Equal(["0", "0", "1", "1", "0", "0", "0", "0", "0", "0", "1", "0"],
            Values(aligned, 0, row => (row.TargetPresent[18], row.Targets[18])).Take(12));
        Assert.All(aligned.Recordings[1].Rows, row => Assert.False(row.TargetPresent[18]));
        Assert.Equal(["?", "1", "1", "?"], Values(aligned, 1, row => (row.TargetPresent[17], row.Targets[17])).Take(4));
        // The 33 and the 17 are as they were.
        Assert.Equal(CaseStudy.Plain.Value, aligned.Rows.Select(row => row with
        {
            Features = row.Features[..33],
            FeaturePresent = row.FeaturePresent[..33],
            Targets = row.Targets[..17],
            TargetPresent = row.TargetPresent[..17],
        }).Select(CaseStudy.Row));
    }

    [Fact]
    public void One_mistyped_column_loses_no_other_channel_of_the_table()
    {
        using CaseStudy study = With("""
            {
              "signals": [ { "name": "Heart Rate", "table": "ecg.csv", "time": "t", "value": "HR" } ],
              "targets": [ { "name": "Stress", "table": "ecg.csv", "time": "t", "value": "sterss", "threshold": 3 } ],
            }
            """);
        study.Tables["ecg.csv"] = "made by,somebody\nRespondent Name,t,HR,stress\nAB 1234,500,60.5,1\n";
        Study read = study.Read();
        const string said = "\"Stress\" (study.json) is not read from it: the header row (line 2) has no column 'sterss'; it has Respondent Name, t, HR, "
            + "stress";
        Assert.Contains(read.Notes, note => note.StartsWith("ecg.csv", StringComparison.Ordinal) && note.Contains(said, StringComparison.Ordinal));
        AlignedStudy aligned = Align(read);
        Assert.Equal("60.5", Values(aligned, 0, row => (row.FeaturePresent[33], row.Features[33])).ElementAt(1));
        Assert.All(aligned.Rows, row => Assert.False(row.TargetPresent[17]));
    }

    [Fact]
    public void Columns_of_a_sensor_export_count_from_the_first_sample_of_the_stimulus()
    {
        using CaseStudy study = With($$"""{ "signals": [ { "name": "ECG HR", "table": "00*.csv", "time": "Timestamp", "value": "ECG Heart Rate" } ] }""");
        study.Tables["001_AB 1234.csv"] = "#INFO\n#Respondent Name,AB 1234\n#DATA\n"
            + "Row,Timestamp,SlideEvent,StimType,CollectionPhase,SourceStimuliName,ECG Heart Rate\n"
            + "1,4500,,,,Screen recording 1,\n2,5000,,,,Screen recording 1,61\n3,5500,,,,Screen recording 1,\n4,6000,,,,Screen recording 1,63\n";
        AlignedStudy aligned = Align(study.Read());
        Assert.Equal(["?", "61", "61", "63", "63", "?"], Values(aligned, 0, row => (row.FeaturePresent[33], row.Features[33])).Take(6));
    }

    [Fact]
    public void A_label_in_a_file_name_may_be_a_target_of_the_study_s_own()
    {
        using CaseStudy study = With("""
            {
              "names": "^[0-9]{2}-[0-9]{2}-(?<label>[0-9]{2})(-[0-9]{2}){3}-(?<id>[0-9]{2})$",
              "targets": [ { "name": "Calm" } ],
              "labels": { "01": "Neutral", "02": "Calm" },
            }
            """);
        foreach (string table in study.Tables.Keys.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).ToList()) study.Tables.Remove(table);
        study.Videos.Clear();
        study.Videos.AddRange(["01-01-02-01-02-01-12.mp4", "01-01-01-01-02-01-13.mp4"]);
        AlignedStudy aligned = StudyAligner.Align(study.Read());
        Assert.All(aligned.Recordings[0].Rows, row => Assert.Equal((1, true), (row.Targets[17], row.TargetPresent[17])));
        Assert.All(aligned.Recordings[1].Rows, row => Assert.Equal((0, true), (row.Targets[17], row.TargetPresent[17])));
    }

    /// <summary>One bad cell is listed; a table that lacks a column is left out by name, and the rest is read.</summary>
    [Fact]
    public void What_cannot_be_read_is_listed()
    {
        const string Rating = """{ "name": "Stress", "table": "r.csv", "time": "ms", "value": "stress" }""";
        using CaseStudy study = With($$"""{ "signals": [ {{Heart}} ], "targets": [ {{Rating}} ] }""");
        study.Tables["ecg.csv"] = "Respondent Name,t,HR\nAB 1234,0,60\nAB 1234,soon,61\nAB 1234,1000,fast\nLE 3299,500,80\n";
        study.Tables["r.csv"] = "Respondent Name,ms,strain\nAB 1234,0,1\n";
        Study read = study.Read();
        Assert.Equal(3, read.Problems.Count);
        Assert.Equal(["line 3", "line 4"], read.Problems.Where(one => one.Place is not null && one.File.EndsWith("ecg.csv", StringComparison.Ordinal))
            .Select(one => one.Place));
        Assert.Contains(read.Files, file => file.Path.EndsWith("r.csv", StringComparison.Ordinal) && file.Use == StudyFileUse.LeftOut
            && file.Reason.Contains("stress", StringComparison.Ordinal));
        Assert.Contains(read.Notes, note => note.Contains("\"Stress\" (study.json): no value of anybody in r.csv", StringComparison.Ordinal));
        Assert.Equal(["60"], Values(Align(read), 0, row => (row.FeaturePresent[33], row.Features[33])).Take(1));
    }

    [Theory]
    [InlineData("""{ "signals": [ { "name": "Joy", "table": "a", "time": "t", "value": "v" } ] }""", "\"Joy\"")]
    [InlineData("""{ "signals": [ { "name": "", "table": "a", "time": "t", "value": "v" } ] }""", "no name")]
    [InlineData("""{ "signals": [ { "name": "a+b", "table": "a", "time": "t", "value": "v" } ] }""", "a+b")]
    [InlineData("""{ "signals": [ { "name": "HR", "time": "t", "value": "v" } ] }""", "no \"table\"")]
    [InlineData("""{ "signals": [ { "name": "HR", "table": "a", "time": "t" } ] }""", "\"time\" and \"value\"")]
    [InlineData("""{ "signals": [ { "name": "HR", "table": "a", "time": "t", "value": "v", "from": "f", "to": "g" } ] }""", "\"from\" and \"to\"")]
    [InlineData("""{ "signals": [ { "name": "HR", "table": "a", "time": "t", "value": "v", "window": 0 } ] }""", "window")]
    [InlineData("""{ "signals": [ { "name": "HR", "table": "a", "time": "t", "value": "v", "windows": 5 } ] }""", "windows")]
    [InlineData("""{ "signals": [ { "name": "HR", "table": "a", "time": "t", "value": "v" } ], "targets": [ { "name": "hr" } ] }""", "twice")]
    [InlineData("""{ "targets": [ { "name": "Calm", "value": "v" } ] }""", "no \"table\"")]
    public void A_channel_that_cannot_be_meant_is_refused(string text, string message)
    {
        using CaseStudy study = With(text);
        ExportException problem = Assert.Throws<ExportException>(() => study.Read());
        Assert.Contains("study.json", problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 100)]
    public void Rows_are_those_of_the_slow_obvious_way(int seed)
    {
        Random random = new(seed);
        OwnValue[] samples = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Value("a", random.Next(0, 5000), 0))];
        OwnValue[] spans = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Value("b", random.Next(0, 5000), random.Next(1, 900)))];
        double window = random.Next(1, 2500), threshold = random.NextDouble();
        Vocabulary vocabulary = new()
        {
            OwnSignals = [new OwnSignal("a", "x", WindowMilliseconds: window)],
            OwnTargets = [new OwnTarget("b", threshold, OwnChannelForm.Spans)],
        };
        RecordedEvents events = RecordedEvents.None.With(OwnValueExport.Format, [.. samples, .. spans]);
        var builder = new RowBuilder(new Recording(ParticipantId.Of("A"), null, events), vocabulary);
        for (double time = 0; time <= builder.EndMilliseconds; time += 37)
        {
            AlignedRow row = builder.At(0, 0, time);
            OwnValue[] within = [.. samples.Where(one => one.Interval.OnsetMilliseconds <= time && one.Interval.OnsetMilliseconds > time - window)];
            Assert.Equal(within.Length > 0, row.FeaturePresent[33]);
            Assert.Equal(within.Length == 0 ? 0 : within.Average(one => one.Value), row.Features[33], tolerance: 1e-6);
            double highest = spans.Where(one => one.Interval.Contains(time)).Select(one => one.Value).DefaultIfEmpty(0).Max();
            Assert.Equal((true, highest >= threshold ? 1 : 0, (float)highest), (row.TargetPresent[17], row.Targets[17], row.Intensities[17]));
        }

        OwnValue Value(string channel, double from, double length) => new(channel, new Interval(from, from + length), random.NextDouble());
    }

    private static CaseStudy With(string description)
    {
        CaseStudy study = new();
        study.Tables["study.json"] = description;
        return study;
    }

    private static AlignedStudy Align(Study study) => StudyAligner.Align(study, new AlignmentSettings
    {
        GivenClock = new ClockRelation(0, 0, double.NaN, 0, ClockSource.Given),
        RateHz = 2,
    });

    private static IEnumerable<string> Values(AlignedStudy study, int recording, Func<AlignedRow, (bool There, float Value)> of) =>
        study.Recordings[recording].Rows.Select(of).Select(one => one.There ? Invariant($"{one.Value}") : "?");
}
