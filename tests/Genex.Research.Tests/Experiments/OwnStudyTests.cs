using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using TorchSharp;

namespace Genex.Research.Tests.Experiments;

/// <summary>A study with a target and a signal of its own, from its folder to a prediction for somebody new.</summary>
public sealed class OwnStudyTests : IDisposable
{
    private const string Description = """
        {
          "signals": [ { "name": "Heart Rate", "table": "own/ecg.csv", "time": "ms", "value": "HR", "sensor": "ECG", "unit": "bpm" } ],
          "targets": [ { "name": "Stress", "table": "own/stress.csv", "from": "from", "to": "to" } ]
        }
        """;

    private static readonly EmotionTask Stress = EmotionTask.Of("Stress");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-own-");
    private readonly string? cache = Environment.GetEnvironmentVariable("GENEX_CACHE");

    public OwnStudyTests()
    {
        Environment.SetEnvironmentVariable("GENEX_CACHE", In("cache"));
        Make(In("study"), people: 4, seed: 5);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("GENEX_CACHE", cache);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void It_is_trained_stored_prepared_bundled_and_predicted()
    {
        SampleSet samples = StudyLoader.Load(In("study"), 48);
        Assert.Equal((34, 18), (samples.SignalCount, samples.TargetCount));
        Profile small = new("quick", "small", 32, 1) { FrameSize = 48 };
        Experiment experiment = new Experiment(samples, small, 1, new RunStore(In("runs"))).AcceptingFindings();
        RunRecord run = experiment.Run("B.1", Stress, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));

        // The signal follows the target within a second: the audit says so, a regression on it knows much, one on the face nothing.
        Assert.Contains(experiment.Audit.Findings, finding => finding is { Check: "input-gives-label", Target: "Stress" }
            && finding.Evidence.Contains("Heart Rate", StringComparison.Ordinal));
        Assert.InRange(Area(run, BaselineId.OwnSignals), 0.8, 1);
        Assert.InRange(Area(run, BaselineId.FacialCoding), 0.2, 0.75);
        Assert.False(run.Specification.SeesTargetsSensor);

        // It is found again, and says what it was made of.
        RunRecord again = experiment.Store.Open(run.Specification.Id);
        Assert.Equal(run.Specification.Hash, again.Specification.Hash);
        Assert.Equal((Stress, "stress", "Heart Rate"), (again.Task, again.Task.Id, Assert.Single(again.Specification.OwnSignals!).Name));
        Assert.True(experiment.Run("B.1", Stress, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1)).WasFound);

        // What the sets of signals leave of them.
        Assert.Equal("B.1 on 6 signals", experiment.WithSignals(SignalSet.GazeAndSkin).Specify("B.1", Stress, Protocol.LeaveOneParticipantOut).Label);
        Assert.Equal("B.1 on its own signal", experiment.WithSignals(SignalSet.Own).Specify("B.1", Stress, Protocol.LeaveOneParticipantOut).Label);
        SampleSet own = samples.WithSignals(SignalSet.Own);
        Assert.All(Enumerable.Range(0, own.FeaturePresent.Length), place => Assert.True(!own.FeaturePresent[place] || place % 34 == 33));

        // From a prepared store and from the cache, the same samples.
        Assert.Equal(samples.Fingerprint, StudyLoader.Load(In("study"), 48).Fingerprint);
        Preparation made = StudyPreparation.Prepare(In("study"), In("store"), new PreparationSettings { Side = 48 });
        Assert.Equal(samples.Fingerprint, StudyLoader.Load(made.Store, 48).Fingerprint);

        // A recording of the study gets what the run recorded; somebody new gets it from a bundle, signals and all.
        string video = Directory.EnumerateFiles(In("study"), "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        Assert.True(run.Predict(video, In("study")).DifferenceFrom(run) < 1e-6);
        Make(In("new"), people: 1, seed: 78);
        Bundle.Write(run, In("bundle"));
        string another = Directory.EnumerateFiles(In("new"), "*.mp4", SearchOption.AllDirectories).First();
        RecordingPrediction told = TrainedRun.Open(In("bundle"), new RunStore(In("elsewhere"))).Predict(another, In("new"));
        Assert.Contains("Heart Rate", told.Signals);
        Assert.All(told.Moments.Skip(1).SkipLast(1), moment => Assert.InRange(moment.MissingSignals, 0, 3)); // means over no event
        AlignedStudy truth = StudyAligner.Align(StudyReader.Read(In("new")));
        Assert.True(told.Against(truth.Recordings[0], truth.Vocabulary)[0].Moments > 10);
    }

    [Fact]
    public void Every_fusion_model_takes_the_signals_that_a_study_has()
    {
        foreach (ModelDescription model in ModelRegistry.All
            .Where(one => one.Modalities.HasFlag(Modalities.Physical) && !one.Id.StartsWith("B.3", StringComparison.Ordinal)))
        {
            using DisposeScope scope = torch.NewDisposeScope();
            using EmotionModel made = model.Create(new ModelSettings(2, 32) { Signals = 35 });
            made.eval();
            ModelInput input = new(torch.zeros(2, 3, 32, 32), torch.randn(2, 35),
                torch.ones(2, 35, torch.ScalarType.Bool));
            Assert.Equal([2, 2], made.call(input).shape);
        }
    }

    [Fact]
    public void A_target_that_is_none_is_refused_with_those_that_there_are()
    {
        SampleSet samples = StudyLoader.Load(In("study"), 48);
        string message = Assert.Throws<ArgumentException>(() => EmotionTask.Parse("Stres").LabelsOf(samples)).Message;
        Assert.Contains("Stress", message, StringComparison.Ordinal);
        Assert.Contains("Positive Valence", message, StringComparison.Ordinal);
        Assert.Equal(["Joy", "Stress"], EmotionTask.Parse("joy + Stress").Names);
        Assert.Equal(EmotionTask.Attention, EmotionTask.Parse("Attention"));
        Assert.Throws<ArgumentException>(() => EmotionTask.Parse("Joy+joy"));
        Assert.Throws<ArgumentException>(() => EmotionTask.Parse(""));
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private static double Area(RunRecord run, BaselineId baseline) =>
        run.Baselines.Single(one => one.Baseline == baseline).Overall.RocArea ?? double.NaN;

    /// <summary>A simulated study with an experiment of its own: stress comes and goes, and the heart follows.</summary>
    private static void Make(string root, int people, int seed)
    {
        StudySimulator.Write(root, new SimulationSettings
        {
            Participants = people,
            Seconds = 40,
            FramesPerSecond = 10,
            FrameWidth = 320,
            FrameHeight = 200,
            Seed = seed,
        });
        Directory.CreateDirectory(Path.Combine(root, "own"));
        Random random = new(seed);
        List<string> ecg = ["Respondent Name;ms;HR"], stress = ["Respondent Name;from;to"];
        foreach (Recording recording in StudyReader.Read(root).Recordings)
        {
            double level = random.Next(60, 64);
            List<(double From, double To)> spans = [];
            for (double from = random.Next(500, 3000); from < 38_000; from = spans[^1].To + random.Next(1000, 5000))
                spans.Add((from, from + random.Next(1000, 5000)));
            stress.AddRange(spans.Select(span => Invariant($"{recording.Participant};{span.From};{span.To}")));
            for (double time = 0; time < 39_900; time += 250)
            {
                double beats = level + (spans.Exists(span => span.From <= time && time < span.To) ? 20 : 0) + random.NextDouble();
                ecg.Add(Invariant($"{recording.Participant};{time};{beats:F2}").Replace('.', ','));
            }
        }

        File.WriteAllLines(Path.Combine(root, "own", "ecg.csv"), ecg);
        File.WriteAllLines(Path.Combine(root, "own", "stress.csv"), stress);
        File.WriteAllText(Path.Combine(root, "study.json"), Description);
    }
}
