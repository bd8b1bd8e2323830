using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;
using TorchSharp;

namespace Genex.Research.Tests.Experiments;

/// <summary>A folder for runs and their cache that is gone after the test.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-runs-");

    private readonly string? cache = Environment.GetEnvironmentVariable("GENEX_CACHE");

    /// <param name="cache">Folder of what is kept between runs; null takes one of its own.</param>
    public RunFolder(string? cache = null) => Environment.SetEnvironmentVariable("GENEX_CACHE", cache ?? Path.Combine(folder.FullName, "cache"));

    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>Runs on a few synthetic participants with frames of 32 pixels. The frames are of one colour each, which is the label, so the audit's findings
    /// are accepted.</summary>
    public Experiment Open(string store = "a", long seed = 1, int participants = 4, int framesEach = 12) =>
        new Experiment(SyntheticSamples.Create(participants, framesEach, missing: true), new Profile("quick", "small", 32, 1), seed, new RunStore(this[store]))
            .AcceptingFindings();

    /// <summary>The same run with a checkpoint after every epoch, however short.</summary>
    public RunRecord Run(string store, string model, EmotionTask task, Protocol protocol, Func<TrainingSettings, TrainingSettings> change,
        IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        Experiment experiment = Open(store);
        return new Runner(experiment.Store) { Device = torch.CPU, CheckpointAfter = TimeSpan.Zero }
            .Run(experiment.Specify(model, task, protocol, change), experiment.Samples, progress, cancellation);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("GENEX_CACHE", cache);
        folder.Delete(recursive: true);
    }
}

/// <summary>Tells a test what a run reports.</summary>
internal sealed class Progress(Action<RunProgress> act) : IProgress<RunProgress>
{
    public void Report(RunProgress value) => act(value);
}
