using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Prediction;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Prediction;

/// <summary>A small simulated study on disk and two runs on it, made once for the tests that predict; and one person more, of another study.</summary>
public sealed class PredictionStudy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-predict-");
    private readonly string? cache = Environment.GetEnvironmentVariable("GENEX_CACHE");

    public PredictionStudy()
    {
        Environment.SetEnvironmentVariable("GENEX_CACHE", this["cache"]);
        StudySimulator.Write(Root, Settings(people: 4, seed: 3));
        StudySimulator.Write(NewRoot, Settings(people: 1, seed: 77));
        Experiment = new Experiment(StudyLoader.Load(Root, 48, cacheFolder: this["cache"]), new Profile("quick", "small", 32, 1) { FrameSize = 48 }, 1,
            new RunStore(this["runs"])).AcceptingFindings();
        Fusion = Experiment.Run("B.1", EmotionTask.Emotions, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(2));
        Video = Experiment.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));
    }

    public string this[string name] => Path.Combine(folder.FullName, name);

    public string Root => this["study"];

    public string NewRoot => this["new"];

    public Experiment Experiment { get; }

    public RunRecord Fusion { get; }

    public RunRecord Video { get; }

    public static string VideoOf(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "Analysis", "Gaze Replays"), "*.mp4").Order(StringComparer.Ordinal).First();

    public RecordingPrediction New(RunRecord? run = null) => (run ?? Video).Predict(VideoOf(NewRoot), NewRoot);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("GENEX_CACHE", cache);
        folder.Delete(recursive: true);
    }

    private static SimulationSettings Settings(int people, int seed) =>
        new() { Participants = people, Seconds = 14, FramesPerSecond = 10, FrameWidth = 320, FrameHeight = 200, Seed = seed };
}

[CollectionDefinition("prediction")]
public sealed class PredictionTests : ICollectionFixture<PredictionStudy>;
