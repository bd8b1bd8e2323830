using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Alignment;

/// <summary>From the raw layout to rows, against the truth that the simulator wrote beside it.</summary>
public sealed class SimulatedAlignmentTests : IClassFixture<SimulatedAlignmentTests.Simulated>
{
    private readonly Simulated simulated;

    public SimulatedAlignmentTests(Simulated simulated) => this.simulated = simulated;

    /// <summary>Two participants; the second study lacks eye tracking, so that the face alone must set the clock.</summary>
    public sealed class Simulated : IDisposable
    {
        public Simulated()
        {
            StudySimulator.Write(Path.Combine(Folder, "whole"), Settings);
            StudySimulator.Write(Path.Combine(Folder, "face"), Settings
                with
            { Seed = 5, Participants = 1, Seconds = 40, Missing = [new MissingModality(SimulatedSensor.EyeTracking, 1)] });
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("genex-aligned-").FullName;

        private static SimulationSettings Settings =>
            new() { Seed = 3, Participants = 2, Seconds = 24, FrameWidth = 640, FrameHeight = 360, LoadingBlackShare = 1 };

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("face")]
    public void Estimated_clocks_are_within_20_ms_of_the_truth(string name)
    {
        string folder = Path.Combine(simulated.Folder, name);
        AlignedStudy aligned = StudyAligner.Align(StudyReader.Read(folder));
        Assert.Equal(Provenance.Simulated, aligned.Provenance);
        foreach ((ParticipantId id, ClockRelation truth) in Truth(folder))
        {
            AlignedRecording recording = aligned.Recordings.Single(one => one.Participant == id);
            Assert.Equal(ClockSource.Estimated, recording.Clock.Source);
            foreach (double moment in new[] { 0.0, 20_000 })
                Assert.Equal(truth.ToVideo(moment), recording.Clock.ToVideo(moment), 20.0);
            Assert.InRange(recording.Clock.ResidualMilliseconds, 1, 80);
        }
    }

    [Fact]
    public void Rows_under_the_true_clock_equal_the_truth_file()
    {
        string folder = Path.Combine(simulated.Folder, "whole");
        AlignedStudy aligned = StudyAligner.Align(StudyReader.Read(folder),
            new AlignmentSettings { RateHz = 30, GivenClocks = Truth(folder), KeepBlackFrames = true });
        int compared = 0;
        foreach (AlignedRecording recording in aligned.Recordings)
        {
            Assert.Equal(ClockSource.Given, recording.Clock.Source);
            ExportTable truth = ExportTable.Read(Path.Combine(folder, "Truth", $"{recording.Participant}.csv"), ["frame", "video_ms"]);
            Assert.Equal(truth.RowCount, recording.Rows.Count);
            foreach ((AlignedRow row, ExportRow expected) in recording.Rows.Zip(truth.Rows))
            {
                Assert.Equal(expected.Number("frame"), row.FrameIndex);
                Assert.Equal(expected.Number("video_ms"), row.VideoMilliseconds, 0.01);
                Assert.Equal(expected.Number("export_ms"), row.TimeMilliseconds, 0.01);
                for (int feature = 0; feature < PhysicalFeatures.Count; feature++)
                {
                    if (row.FeaturePresent[feature])
                        Assert.Equal(expected.Number(PhysicalFeatures.Names[feature]), row.Features[feature], 0.01);
                    compared += row.FeaturePresent[feature] ? 1 : 0;
                }
                for (int target = 0; target < EmotionalTargets.Count; target++)
                {
                    if (row.TargetPresent[target])
                        Assert.Equal(expected.Number(EmotionalTargets.Names[target]), row.Targets[target]);
                }
            }
        }
        Assert.True(compared > 30_000);
    }

    [Fact]
    public void Black_frames_have_no_row_and_are_counted()
    {
        string folder = Path.Combine(simulated.Folder, "whole");
        AlignedStudy aligned = StudyAligner.Align(StudyReader.Read(folder), new AlignmentSettings { RateHz = 10, EstimateClocks = false });
        Assert.All(aligned.Recordings, recording => Assert.True(recording.Rows[0].VideoMilliseconds >= 300));
        Assert.Equal(2, aligned.Notes.Count(note => note.Contains("are black", StringComparison.Ordinal)));
        Assert.All(aligned.Recordings, recording => Assert.Equal((ClockSource.Assumed, 0.0), (recording.Clock.Source, recording.Clock.OffsetMilliseconds)));
    }

    [Fact]
    public void One_black_frame_is_one_and_a_study_without_exports_is_not_told_when_they_begin()
    {
        Study study = StudyReader.Read(Path.Combine(simulated.Folder, "whole"));
        var settings = new AlignmentSettings { RateHz = 1, EstimateClocks = false };
        Assert.All(StudyAligner.Align(study, settings).Notes.Where(note => note.Contains("black", StringComparison.Ordinal)),
            note => Assert.Contains(": 1 of the sampled frames is black and has no row: ", note, StringComparison.Ordinal));
        Study bare = study with { Recordings = [.. study.Recordings.Select(one => one with { Events = RecordedEvents.None })] };
        Assert.DoesNotContain(StudyAligner.Align(bare, settings).Notes, note => note.Contains("before the exports begin", StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_video_fails_or_is_left_out_and_noted()
    {
        string folder = Path.Combine(simulated.Folder, "face");
        Study study = StudyReader.Read(Path.Combine(simulated.Folder, "whole"));
        string cut = Path.Combine(folder, "cut.mp4");
        File.WriteAllBytes(cut, File.ReadAllBytes(study.Recordings[0].VideoPath!)[..20_000]);
        Study damaged = study with { Recordings = [study.Recordings[0] with { VideoPath = cut }, study.Recordings[1]] };

        Assert.Throws<VideoException>(() => StudyAligner.Align(damaged));
        AlignedStudy rest = StudyAligner.Align(damaged, new AlignmentSettings { Corruption = CorruptionPolicy.Skip, EstimateClocks = false });
        Assert.Equal(study.Recordings[1].Participant, Assert.Single(rest.Recordings).Participant);
        Assert.Contains(rest.Notes, note => note.Contains("left out, since its video is damaged", StringComparison.Ordinal));
        File.Delete(cut);
    }

    [Fact]
    public void Aligning_stops_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Study study = StudyReader.Read(Path.Combine(simulated.Folder, "whole"));
        Assert.ThrowsAny<OperationCanceledException>(() => StudyAligner.Align(study, cancellation: source.Token));
    }

    private static Dictionary<ParticipantId, ClockRelation> Truth(string folder)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "Truth", "truth.json")));
        return truth.RootElement.GetProperty("participants").EnumerateArray().ToDictionary(
            one => ParticipantId.Parse(one.GetProperty("id").GetString()!),
            one => new ClockRelation(one.GetProperty("clockOffsetMilliseconds").GetDouble(), one.GetProperty("drift").GetDouble(), double.NaN, 0,
                ClockSource.Given));
    }
}
