using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Audit;

public class DataAuditTests
{
    private const string Blocking = "blocking", Warning = "warning";

    [Fact]
    public void A_sound_study_has_no_blocking_finding_and_no_warning_but_the_same_sensor()
    {
        AuditReport report = DataAudit.Run(AuditStudy.Material(AuditStudy.Rows(participants: 7)));
        Assert.Equal(["same-sensor"], report.Findings.Where(finding => finding.Severity > AuditSeverity.Note).Select(finding => finding.Check));
        Assert.True(report.IsClean);
    }

    [Fact]
    public void There_are_thirty_one_checks_with_ids_of_their_own() => Assert.Equal(
        [
            "absent-labels", "near-duplicate-frames", "recording-cut-in-two", "swapped-ids", "composite-frames", "generated-tables",
            "label-follows-participant", "own-majority-gain", "input-gives-label", "label-follows-time", "label-follows-missingness",
            "image-property-predicts", "split-overlap", "participant-ids", "provenance", "column-order", "timestamps",
            "index-alignment", "clock-not-set", "modality-late", "events-counted-twice", "same-sensor", "constant-columns", "all-zero-rows",
            "zero-as-missing", "impossible-labels", "summary-mismatch", "value-ranges", "sampling-gaps", "video-integrity", "effective-samples",
        ], DataAudit.Checks.Select(check => check.Id));

    [Fact]
    public void Recoloured_copies_are_one_recording_and_the_changes_are_measured()
    {
        AuditReport report = DataAudit.Run(AuditStudy.Material(frame: AuditStudy.Copied));
        AuditFinding finding = Assert.Single(report["near-duplicate-frames"].Findings);
        Assert.Equal(AuditSeverity.Blocking, finding.Severity);
        foreach (string expected in (string[])["gain 1.20, offset +", "gain 1.30", "hue +", "gain 0.80, offset -"]) Assert.Contains(expected, finding.Evidence);
        Assert.Equal(Blocking, report["image-property-predicts"].Outcome);
        Assert.Equal(Blocking, report["split-overlap"].Outcome);
        Assert.Contains("1 independent participant",
            Assert.Single(report["effective-samples"].Findings, finding => finding.Severity == AuditSeverity.Warning).Evidence);
    }

    [Fact]
    public void Part_of_a_recording_under_another_name_is_found()
    {
        AuditReport report = DataAudit.Run(
            AuditStudy.Material(frame: (participant, row) => participant == 3 && row is >= 10 and < 24 ? AuditStudy.Face(1, row - 4)
            : AuditStudy.Face(participant, row)));
        Assert.Contains("PB 1001 and PD 1003", Assert.Single(report["near-duplicate-frames"].Findings).Evidence);
    }

    [Fact]
    public void An_uncoloured_copy_is_a_duplicate_and_not_told_apart_by_colour()
    {
        AuditReport report = DataAudit.Run(AuditStudy.Material(frame: (_, row) => AuditStudy.Face(0, row)));
        Assert.Equal(Blocking, report["near-duplicate-frames"].Outcome);
        Assert.Equal("clean", report["image-property-predicts"].Outcome);
    }

    [Fact]
    public void A_label_given_by_participant_blocks()
    {
        AlignedStudy study = AuditStudy.Rows()
            .With((recording, row, _) => row.WithTarget("Attention", recording.Participant.CompareTo(AuditStudy.Id(2)) > 0 ? 1 : 0));
        AuditReport report = DataAudit.Run(AuditStudy.Material(study));
        Assert.Contains("Attention", Assert.Single(report["label-follows-participant"].Findings).Evidence);
        Assert.Equal(["label-follows-participant"], report.Blocking.Select(finding => finding.Check));
    }

    [Fact]
    public void A_label_that_stays_put_in_two_participants_is_a_warning() => Assert.Equal(Warning, DataAudit.Run(AuditStudy.Material(
        AuditStudy.Rows(participants: 2)
            .With((recording, row, _) => row.WithTarget("Joy", recording.Participant == AuditStudy.Id(0) ? 1 : 0))))["label-follows-participant"].Outcome);

    [Fact]
    public void Exposure_that_follows_a_label_blocks()
    {
        AlignedStudy study = AuditStudy.Rows();
        AuditReport report = DataAudit.Run(AuditStudy.Material(study, (participant, row) =>
            [.. AuditStudy.Face(participant, row).Select(value => (byte)Math.Min(255, value * (AlignedTarget(study, participant, row, "Joy") ? 1.15 : 1)))]));
        Assert.Equal(["image-property-predicts"], report.Blocking.Select(finding => finding.Check));
        Assert.Contains("'Joy'", report["image-property-predicts"].Findings[0].Evidence);
    }

    [Fact]
    public void Random_frames_share_participants_and_windows()
    {
        SampleSet samples = AuditStudy.Samples(AuditStudy.Rows());
        AuditFinding finding = Assert.Single(DataAudit.Run(AuditMaterial.Of(samples, Protocol.ReportA))["split-overlap"].Findings);
        Assert.Contains("report-a", finding.Evidence);
        Assert.Contains("which a model over time sees, would reach into rows learnt from", finding.Evidence);
        Assert.Equal("clean", DataAudit.Run(AuditMaterial.Of(samples, Protocol.LeaveOneParticipantOut))["split-overlap"].Outcome);
    }

    [Fact]
    public void Two_videos_whose_names_normalise_to_one_id_block() => Assert.Equal(Blocking, DataAudit.Run(new AuditMaterial("study")
    {
        Names = [new NamedSource("replay videos", "Screen recording 1 - AR  2298.mp4"), new NamedSource("replay videos", "AR_2298.mp4"),
            new NamedSource("replay videos", "LE 3299.mp4")],
    })["participant-ids"].Outcome);

    [Fact]
    public void Derived_beside_recorded_blocks_and_all_simulated_is_a_note()
    {
        RecordingOrigin recorded = new(AuditStudy.Id(0), Provenance.Recorded, "metadata.json"),
        derived = new(AuditStudy.Id(1), Provenance.Derived, "metadata.json", AuditStudy.Id(0), "gain 1.3");
        AuditFinding finding = Assert.Single(DataAudit.Run(new AuditMaterial("study") { Origins = [recorded, derived] })["provenance"].Findings);
        Assert.Equal(AuditSeverity.Blocking, finding.Severity);
        Assert.Contains("PB 1001 (from PA 1000, gain 1.3)", finding.Evidence);
        Assert.Equal("note",
            DataAudit.Run(new AuditMaterial("study") { Origins = [recorded with { Provenance = Provenance.Simulated }] })["provenance"].Outcome);
    }

    [Theory]
    [InlineData(1, "Nothing says where the recording comes from.")]
    [InlineData(2, "Nothing says where the 2 recordings come from.")]
    public void One_recording_of_unknown_origin_is_one(int count, string said) => Assert.Equal(said, Assert.Single(
        DataAudit.Run(new AuditMaterial("study")
        {
            Origins = [.. Enumerable.Range(0, count).Select(place => new RecordingOrigin(AuditStudy.Id(place), Provenance.Unknown, "a.mp4"))],
        })["provenance"].Findings).Evidence);

    [Fact]
    public void Columns_in_another_order_or_set_block()
    {
        AuditReport order = Tables(["frame_id", "a", "b"], ["frame_id", "b", "a"]);
        Assert.Contains("'a' is column 2 of 0.csv and column 3 of 1.csv", Assert.Single(order["column-order"].Findings).Evidence);
        Assert.Contains("lacks 'b'", Assert.Single(Tables(["frame_id", "a", "b"], ["frame_id", "a"])["column-order"].Findings).Evidence);
        Assert.Equal("clean", Tables(["frame_id", "a"], ["frame_id", "a"])["column-order"].Outcome);
    }

    [Fact]
    public void Rows_that_are_numbered_and_not_as_many_as_frames_block()
    {
        AuditReport report = DataAudit.Run(new AuditMaterial("study")
        {
            Tables = [new AnnotationTable("emotional targets", "a.csv", AuditStudy.Id(0), ["frame_id", "Joy"], 100)],
            Videos = [new VideoCondition(AuditStudy.Id(0), "frames", null, 20, [])],
        });
        Assert.Contains("100 rows for 20 frames", Assert.Single(report["index-alignment"].Findings).Evidence);
        Assert.Equal(Blocking, report["timestamps"].Outcome);
    }

    [Fact]
    public void Rows_stretched_over_the_video_block() =>
        Assert.Equal(["index-alignment"],
        Blocked(AuditStudy.Material(AuditStudy.Rows().With((_, row, place) => row with { TimeMilliseconds = 1130 * place }))));

    [Fact]
    public void Frames_whose_time_goes_back_block() =>
        Assert.Contains("timestamps",
            Blocked(AuditStudy.Material(AuditStudy.Rows()
            .With((_, row, place) => place == 7 ? row with { VideoMilliseconds = 3000, TimeMilliseconds = 3000 } : row))));

    [Theory]
    [InlineData(-200, 100)] // before the recording
    [InlineData(900, 400)] // ends before it begins
    [InlineData(90_000, 91_000)] // after the video's end
    [InlineData(double.NaN, 100)]
    public void An_event_at_an_impossible_time_blocks(double onset, double offset)
    {
        AuditMaterial sound = AuditStudy.Material();
        Study study = sound.Study!
            with
        {
            Recordings = [sound.Study!.Recordings[0]
            with { Expressions = [.. sound.Study!.Recordings[0].Expressions!, new ExpressionEvent("Joy", new Interval(onset, offset))] },
            .. sound.Study!.Recordings.Skip(1)]
        };
        Assert.Equal(["timestamps"], Blocked(new AuditMaterial("study") { Aligned = sound.Aligned, Study = study, Videos = sound.Videos }));
    }

    [Fact]
    public void A_sensor_that_ends_long_before_the_video_blocks()
    {
        AuditMaterial sound = AuditStudy.Material();
        Study study = sound.Study!
            with
        {
            Recordings = [sound.Study!.Recordings[0] with { Fixations = [.. sound.Study!.Recordings[0].Fixations!.Take(25)] },
            .. sound.Study!.Recordings.Skip(1)]
        };
        Assert.Equal(["timestamps"], Blocked(new AuditMaterial("study") { Aligned = sound.Aligned, Study = study, Videos = sound.Videos }));
    }

    [Theory]
    [InlineData(4, 0.001, 1, true)] // seconds taken as milliseconds
    [InlineData(2, 0.001, 1, true)]
    [InlineData(3, 0.001, 200, true)] // long ones: all over in the first hundredth
    [InlineData(4, 1, 1, false)]
    [InlineData(2, 1, 0.02, false)] // a frame or two
    public void Facial_actions_in_seconds_that_were_taken_as_milliseconds_block(int count, double unit, double length, bool blocks)
    {
        AuditMaterial sound = AuditStudy.Material();
        double step = sound.Videos[0].DurationMilliseconds!.Value / (count + 1);
        ExpressionEvent[] events = [.. Enumerable.Range(0, count).Select(place =>
            new ExpressionEvent("Smile", new Interval(unit * step * place, unit * (step * place + Math.Min(800 * length, step)))))];
        Study study = sound.Study! with
        {
            Recordings = [sound.Study!.Recordings[0] with { Expressions = events }, .. sound.Study!.Recordings.Skip(1)],
        };
        Assert.Equal(blocks ? ["timestamps"] : [], Blocked(new AuditMaterial("study") { Aligned = sound.Aligned, Study = study, Videos = sound.Videos }));
    }

    public static TheoryData<string, string, Func<AlignedRecording, AlignedRow, int, AlignedRow>> Spoiled() => new()
    {
        { "constant-columns", Warning, (_, row, _) => row.WithTarget("Fear", 0) },
        { "constant-columns", Warning, (_, row, _) => row.WithFeature("Dimpler", 0) },
        { "all-zero-rows", Warning, (recording, row, place) => recording.Participant == AuditStudy.Id(1) && place < 10 ? row
            with { Features = new float[PhysicalFeatures.Count] } : row },
        { "zero-as-missing", Warning, (recording, row, _) => recording.Participant == AuditStudy.Id(1) ? row.WithFeature("gsr_peak_count", 0)
            .WithFeature("gsr_avg_amplitude", 0) : row },
        { "zero-as-missing", Warning, (_, row, place) => place == 3 ? row.WithFeature("avg_fixation_duration", 0) : row },
        { "impossible-labels", Warning, (_, row, place) => place % 2 == 0 ? row.WithTarget("Positive Valence", 1).WithTarget("Negative Valence", 1) : row },
        { "impossible-labels", Warning, (_, row, place) => place % 2 == 0 ? row.WithFeature("Head Tilted Left", 1).WithFeature("Head Tilted Right", 1) : row },
        { "value-ranges", Warning, (_, row, place) => place == 3 ? row.WithTarget("Joy", 70) : row },
        { "value-ranges", Warning, (_, row, place) => place == 3 ? row.WithFeature("gaze_dispersion", float.NaN) : row },
        { "value-ranges", Warning, (recording, row, place) => recording.Participant == AuditStudy.Id(1)
            ? row.WithTarget("Attention", (float)new SeededRandom(5, place).NextDouble()) : row },
        { "sampling-gaps", Warning, (_, row, place) => place >= 20 ? row
            with { VideoMilliseconds = row.VideoMilliseconds + 9000, TimeMilliseconds = row.TimeMilliseconds + 9000 } : row },
    };

    [Theory, MemberData(nameof(Spoiled))]
    public void A_planted_fault_is_found_by_its_check_alone(string check, string outcome, Func<AlignedRecording, AlignedRow, int, AlignedRow> spoil)
    {
        AuditReport report = DataAudit.Run(AuditStudy.Material(AuditStudy.Rows(participants: 7).With(spoil)));
        Assert.Equal(outcome, report[check].Outcome);
        Assert.DoesNotContain(report.Findings, finding => finding.Severity > AuditSeverity.Note && finding.Check != check && finding.Check != "same-sensor");
    }

    [Fact]
    public void Events_that_do_not_add_up_to_the_summary_are_a_warning()
    {
        AuditMaterial sound = AuditStudy.Material();
        Study study = sound.Study!
            with
        { Recordings = [sound.Study!.Recordings[0] with { Summary = [new SummaryMetric("Joy", 80)] }, .. sound.Study!.Recordings.Skip(1)] };
        Assert.Equal(Warning, DataAudit.Run(new AuditMaterial("study") { Study = study })["summary-mismatch"].Outcome);
    }

    [Fact]
    public void Black_and_frozen_pictures_and_damaged_files_are_warnings()
    {
        byte[] black = new byte[3 * AuditStudy.Side * AuditStudy.Side];
        AuditMaterial material =
            AuditStudy.Material(frame: (participant, row) => participant == 0 && row < 12 ? black : participant == 1 && row > 20 ? AuditStudy.Face(1, 20)
            : AuditStudy.Face(participant, row));
        AuditReport report = DataAudit.Run(material);
        Assert.Equal(2, report["video-integrity"].Findings.Count(finding => finding.Severity == AuditSeverity.Warning));
        IReadOnlyList<AlignedRecording> recordings = material.Samples!.Study.Recordings;
        Assert.Contains(report["video-integrity"].Findings, finding => finding.Evidence.Contains($"black, {When(0, 0, 11)} of the video",
            StringComparison.Ordinal));
        Assert.Contains(report["video-integrity"].Findings, finding => finding.Evidence.Contains(When(1, 20, recordings[1].Rows.Count - 1),
            StringComparison.Ordinal));
        Assert.Empty(report.Blocking);
        Assert.Equal(Warning,
            DataAudit.Run(
            new AuditMaterial("study")
            { Videos = [new VideoCondition(AuditStudy.Id(0), "a.mp4", null, null, ["a.mp4: the file is empty."])] })["video-integrity"].Outcome);

        string When(int recording, int from, int to)
        {
            IReadOnlyList<AlignedRow> rows = recordings[recording].Rows;
            return Invariant($"from {rows[from].VideoMilliseconds / 1000:0.#} to {rows[to].VideoMilliseconds / 1000:0.#} s");
        }
    }

    [Fact]
    public void What_cannot_be_examined_is_said_and_not_called_clean()
    {
        AuditReport report = DataAudit.Run(new AuditMaterial("study"));
        Assert.All(report.Results, result => Assert.Equal("not examined", result.Outcome));
        Assert.Contains("31 could not be made", report.Summary);
    }

    private static bool AlignedTarget(AlignedStudy study, int participant, int row, string name) =>
        study.Recordings[participant].Rows[row].Targets[EmotionalTargets.IndexOf(name)] >= 0.5f;

    private static IEnumerable<string> Blocked(AuditMaterial material) => DataAudit.Run(material).Blocking.Select(finding => finding.Check).Distinct();

    private static AuditReport Tables(params string[][] columns) =>
        DataAudit.Run(new AuditMaterial("study")
        { Tables = [.. columns.Select((names, place) => new AnnotationTable("targets", Invariant($"{place}.csv"), AuditStudy.Id(place), names, 20))] });
}
