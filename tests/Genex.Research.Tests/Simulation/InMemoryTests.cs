using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

public class InMemoryTests
{
    private static readonly SimulationSettings Small = new()
    {
        Participants = 3,
        Seconds = 6,
        Seed = 11,
        IntensityColumn = true,
        Missing = [new MissingModality(SimulatedSensor.EyeTracking, 0.34), new MissingModality(SimulatedSensor.FacialCoding, 0.34)],
    };

    [Fact]
    public void A_study_in_memory_is_the_one_that_files_and_alignment_give()
    {
        string folder = Path.Combine(Directory.CreateTempSubdirectory("genex-memory-").FullName, "study");
        StudySimulator.Write(folder, Small);
        AlignedStudy read = StudyAligner.Align(StudyReader.Read(folder), new AlignmentSettings { RateHz = 5, GivenClocks = Clocks(folder) });
        FrameBank decoded = new FrameLoader(VideoFrames.Read, "webcam", cacheFolder: null).Load(read, 64);
        SampleSet filed = new(read, decoded), drawn = SimulatedStudy.InMemory(Small, samplesPerSecond: 5, imageSize: 64);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

        Assert.Equal(Provenance.Simulated, drawn.Provenance);
        Assert.Equal(filed.Participants, drawn.Participants);
        Assert.Equal(read.Rows.Select(row => row.FrameIndex), drawn.Study.Rows.Select(row => row.FrameIndex));
        Assert.Equal(filed.ParticipantOf, drawn.ParticipantOf);
        Assert.All(filed.TimeMilliseconds.Zip(drawn.TimeMilliseconds), pair => Assert.Equal(pair.First, pair.Second, 0.01));
        Assert.Equal(filed.Features, drawn.Features);
        Assert.Equal(filed.FeaturePresent, drawn.FeaturePresent);
        Assert.Equal(filed.Targets, drawn.Targets);
        Assert.Equal(filed.TargetPresent, drawn.TargetPresent);
        Assert.Equal(filed.Intensities, drawn.Intensities);
        Assert.Contains(drawn.FeaturePresent, present => !present);
        for (int sample = 0; sample < drawn.Count; sample++)
            Assert.InRange(MeanDifference(filed.Frames[sample], drawn.Frames[sample]), 0, 4);
    }

    [Fact]
    public void Equal_settings_give_equal_samples_and_one_fingerprint()
    {
        Profile profile = new("quick", "small", 32, 2);
        Experiment one = Experiment.Open(Small, profile), other = Experiment.Open(Small with { }, profile),
        another = Experiment.Open(Small with { Seed = 12 }, profile);
        Assert.Equal(one.Samples.Fingerprint, other.Samples.Fingerprint);
        Assert.NotEqual(one.Samples.Fingerprint, another.Samples.Fingerprint);
        Assert.Equal(
            one.Specify("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut).Hash,
            other.Specify("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut).Hash);
        Assert.Equal(Provenance.Simulated, one.Specify("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut).Provenance);
    }

    [Fact]
    public void A_study_is_named_by_its_settings()
    {
        Assert.Equal(SimulatedStudy.Identity(Small), SimulatedStudy.Identity(Small with { }));
        Assert.NotEqual(SimulatedStudy.Identity(Small), SimulatedStudy.Identity(Small with { Seed = 12 }));
        Assert.NotEqual(SimulatedStudy.Identity(Small), SimulatedStudy.Identity(Small with { Noise = new SimulatedNoise(Gaze: 0.1) }));
        Assert.NotEqual(SimulatedStudy.Identity(Small),
            SimulatedStudy.Identity(Small with { Visibility = new Dictionary<string, TargetVisibility> { ["Joy"] = TargetVisibility.FaceOnly } }));
    }

    [Fact]
    public void Drawing_stops_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SimulatedStudy.InMemory(Small, cancellation: source.Token));
    }

    private static double MeanDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        double sum = 0;
        for (int value = 0; value < one.Length; value++)
            sum += Math.Abs(one[value] - other[value]);
        return sum / one.Length;
    }

    private static Dictionary<ParticipantId, ClockRelation> Clocks(string folder)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "Truth", "truth.json")));
        return truth.RootElement.GetProperty("participants").EnumerateArray().ToDictionary(
            one => ParticipantId.Parse(one.GetProperty("id").GetString()!),
            one => new ClockRelation(one.GetProperty("clockOffsetMilliseconds").GetDouble(), one.GetProperty("drift").GetDouble(), double.NaN, 0,
                ClockSource.Given));
    }
}
