using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

public class WebcamLayoutTests
{
    private static readonly SimulationSettings Small = new()
    {
        Participants = 3,
        Seconds = 5,
        Seed = 6,
        Layout = StudyLayout.Webcam,
        FrameWidth = 320,
        FrameHeight = 180,
        Missing = [new MissingModality(SimulatedSensor.SkinConductance, 0.34)],
    };

    [Fact]
    public void Webcam_only_videos_and_their_tables_are_read_back_as_they_were_simulated()
    {
        string folder = Path.Combine(Directory.CreateTempSubdirectory("genex-webcam-").FullName, "study");
        StudySimulator.Write(folder, Small);
        Study study = StudyReader.Read(folder);
        Assert.Equal(Provenance.Simulated, study.Provenance);
        Assert.False(Directory.Exists(Path.Combine(folder, "Analysis")));
        Assert.All(study.Recordings, recording => Assert.True(FrameRegion.IsWebcamOnly(recording.VideoPath!)));
        Assert.Equal((160, 90), (VideoFile.Open(study.Recordings[0].VideoPath!).Width, VideoFile.Open(study.Recordings[0].VideoPath!).Height));
        Assert.Equal(1, study.Recordings.Count(recording => recording.GsrPeaks is null));
        Assert.All(study.Recordings, recording => Assert.Null(recording.Summary));

        AlignedStudy aligned = StudyAligner.Align(study, new AlignmentSettings { RateHz = 5, GivenClocks = Clocks(folder) });
        SampleSet read = new(aligned, new FrameLoader(VideoFrames.Read, "webcam", cacheFolder: null).Load(aligned, 48)),
        drawn = SimulatedStudy.InMemory(Small, 5, 48);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        Assert.Equal(drawn.Participants, read.Participants);
        Assert.Equal(drawn.Features, read.Features);
        Assert.Equal(drawn.FeaturePresent, read.FeaturePresent);
        Assert.Equal(drawn.Targets, read.Targets);
        for (int sample = 0; sample < read.Count; sample++)
        {
            double difference = 0;
            for (int value = 0; value < read.Frames.FrameLength; value++)
                difference += Math.Abs(read.Frames[sample][value] - drawn.Frames[sample][value]);
            Assert.InRange(difference / read.Frames.FrameLength, 0, 5);
        }
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
