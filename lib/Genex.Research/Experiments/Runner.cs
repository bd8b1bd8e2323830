using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>Makes runs: trains every fold from fresh weights, predicts its test samples, scores them beside the baselines, and leaves a folder.</summary>
/// <remarks>
/// A finished run of the same specification is returned as it is. One that was cut off goes on where it stopped: finished folds are kept, an unfinished one resumes after its last whole epoch.
/// Two processes that want the same run wait for one another.
/// </remarks>
/// <param name="store">Where runs are kept.</param>
public sealed class Runner(RunStore store)
{
    private const int WeightsStream = 1, TrainingStream = 2;

    /// <summary>The GPU where there is one, else the CPU.</summary>
    public Device Device { get; init; } = cuda.is_available() ? CUDA : CPU;

    /// <summary>Finds or makes a run.</summary>
    /// <param name="specification">What to run; its fingerprint is that of the samples.</param>
    /// <param name="samples">On what.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch or two; what was done is kept.</param>
    /// <exception cref="ArgumentException">The specification is of other samples, or names a model, task or protocol that there is not.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunRecord Run(RunSpecification specification, SampleSet samples, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (specification.Data != samples.Fingerprint) throw new ArgumentException("The specification names other samples than the ones given.", nameof(specification));
        if (store.Find(specification) is { } before) return before;

        string folder = store.FolderOf(specification);
        Directory.CreateDirectory(folder);
        using FileStream alone = RunLock.Take(folder, cancellation);
        if (store.Find(specification) is { } meanwhile) return meanwhile;

        DateTimeOffset started = DateTimeOffset.UtcNow;
        RunJson.Write(Path.Combine(folder, "specification.json"), specification);
        EmotionTask task = specification.TaskOf();
        IReadOnlyList<Fold> folds = Protocol.Parse(specification.Protocol).Divide(samples, task);
        FoldRecord[] records = [.. folds.Select(fold => RunFold(specification, samples, task, fold, folds.Count, folder, progress, cancellation))];

        Predictions predictions = Predictions.Of(samples, task, folds.Select(fold => (fold.Index, fold.Test)));
        float[] logits = [.. records.SelectMany(record => record.Logits)];
        for (int cell = 0; cell < logits.Length; cell++) predictions.Probabilities[cell / task.Count, cell % task.Count] = 1 / (1 + Math.Exp(-logits[cell]));

        bool[] scorable = ScorableOf(samples, task);
        RunRecord run = new()
        {
            Specification = specification, Folder = folder, Folds = records, Predictions = predictions, Scorable = scorable,
            Tuned = TunedThresholds.Score(specification.Label, records, predictions, scorable),
            Environment = RunEnvironment.Current(Device, started, records.Sum(record => record.Seconds)),
            Scores =
            [
                Scored.From(specification.Label, isBaseline: false, predictions.Probabilities, predictions, scorable),
                .. RunBaselines.Of(samples, task, folds, predictions).Select(baseline => Scored.From(baseline.Name, isBaseline: true, baseline.Probabilities, predictions, scorable)),
            ],
        };
        RunStore.Save(run);
        return run;
    }

    private FoldRecord RunFold(
        RunSpecification specification, SampleSet samples, EmotionTask task, Fold fold, int folds, string folder, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        string place = Path.Combine(folder, "folds", $"{fold.Index:D2}"), done = Path.Combine(place, "fold.json"), checkpoint = Path.Combine(place, "training.safetensors");
        int epochs = specification.Training.Phases.Sum(phase => phase.Epochs);
        if (File.Exists(done))
        {
            progress?.Report(new RunProgress(specification, fold.Index, folds, fold.Name, epochs, null));
            return RunJson.Read<FoldRecord>(done);
        }

        using BatchSource source = new(samples, task, Standardiser.Fit(samples, fold.Train), Device);
        using EmotionModel model = Trainer.CreateModel(
            ModelRegistry.Find(specification.Model), new ModelSettings(task.Count, specification.ImageSize), new SeededRandom(specification.Seed, fold.Index, WeightsStream).NextSeed());
        model.to(Device);
        Trainer trainer = new(specification.Training, new SeededRandom(specification.Seed, fold.Index, TrainingStream).NextSeed());
        DateTimeOffset started = DateTimeOffset.UtcNow;
        TrainingResult result = trainer.Fit(
            model, new TrainingSamples(source, fold.Train, fold.Validation), checkpoint,
            new EpochProgress(epoch => progress?.Report(new RunProgress(specification, fold.Index, folds, fold.Name, epochs, epoch))), cancellation);

        TensorBoardEvents.Write(place, result.History, started);
        ModelFile.Save(Path.Combine(place, "weights.safetensors"), model, new Dictionary<string, string>
        {
            ["run"] = specification.Id, ["model"] = specification.Model, ["task"] = specification.Task, ["image-size"] = $"{specification.ImageSize}",
            ["held-out"] = fold.Name, ["provenance"] = specification.Provenance.ToString(), ["weights"] = specification.Weights,
        });
        FoldRecord record = new()
        {
            Index = fold.Index, Name = fold.Name, TrainingSamples = fold.Train.Length, ValidationSamples = fold.Validation.Length, TestSamples = fold.Test.Length,
            BestEpoch = result.Best.Epoch, History = result.History, WeightsFile = $"folds/{fold.Index:D2}/weights.safetensors",
            Logits = Predictor.Logits(model, source, fold.Test, cancellation: cancellation),
            Thresholds = TunedThresholds.Of(model, source, fold, cancellation),
        };
        RunJson.Write(done, record);
        File.Delete(checkpoint);
        return record;
    }

    private static bool[] ScorableOf(SampleSet samples, EmotionTask task)
    {
        Predictions everything = Predictions.Of(samples, task, [(0, Enumerable.Range(0, samples.Count).ToArray())]);
        return ScorableTargets.Find(everything.Actual, everything.Participant, everything.Known);
    }

    private sealed class EpochProgress(Action<EpochRecord> act) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => act(value);
    }
}
