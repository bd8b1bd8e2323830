using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>Makes runs: trains every fold from the same fresh weights, predicts its test samples, scores them beside the baselines, and leaves a folder.</summary>
/// <remarks>
/// A finished run of the same specification is returned as it is. One that was cut off goes on where it stopped: finished folds are kept, an unfinished one resumes after its last whole epoch.
/// Two processes that want the same run wait for one another.
/// </remarks>
/// <param name="store">Where runs are kept.</param>
public sealed class Runner(RunStore store)
{
    private const int TrainingStream = 2, VariationStream = 3;

    /// <summary>The GPU where there is one, else the CPU.</summary>
    public Device Device { get; init; } = cuda.is_available() ? CUDA : CPU;

    /// <summary>Keeps what frozen layers compute, for all folds and runs; null computes it in every epoch.</summary>
    public PrefixCache? Cache { get; init; } = new();

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
        FoldRecord[] records = TrainFolds(specification, samples, task, folds, folder, progress, cancellation);

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

    private FoldRecord[] TrainFolds(
        RunSpecification specification, SampleSet samples, EmotionTask task, IReadOnlyList<Fold> folds, string folder, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        RunModel? model = null;
        try
        {
            return [.. folds.Select(fold =>
            {
                string place = Path.Combine(folder, "folds", $"{fold.Index:D2}"), done = Path.Combine(place, "fold.json");
                RunProgress start = new(specification, fold.Index, folds.Count, fold.Name, specification.Training.Phases.Sum(phase => phase.Epochs), null);
                if (File.Exists(done))
                {
                    progress?.Report(start);
                    return RunJson.Read<FoldRecord>(done);
                }

                model ??= new RunModel(specification, task.Count, Device);
                FoldRecord record = RunFold(specification, samples, task, fold, model.Restart(), place, start, progress, cancellation);
                RunJson.Write(done, record);
                File.Delete(CheckpointIn(place));
                return record;
            })];
        }
        finally
        {
            model?.Dispose();
        }
    }

    private FoldRecord RunFold(
        RunSpecification specification, SampleSet samples, EmotionTask task, Fold fold, EmotionModel model, string place, RunProgress start, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        using BatchSource source = new(samples, task, Standardiser.Fit(samples, fold.Train), Device);
        Trainer trainer = new(specification.Training, new SeededRandom(specification.Seed, fold.Index, TrainingStream).NextSeed())
        {
            Cache = Cache, VariationSeed = new SeededRandom(specification.Seed, VariationStream).NextSeed(),
            CacheProgress = new Relay<PrefixProgress>(at => progress?.Report(start with { Preparing = at.ToString() })),
        };
        DateTimeOffset started = DateTimeOffset.UtcNow;
        TrainingResult result = trainer.Fit(
            model, new TrainingSamples(source, fold.Train, fold.Validation), CheckpointIn(place), new Relay<EpochRecord>(epoch => progress?.Report(start with { Epoch = epoch })), cancellation);

        TensorBoardEvents.Write(place, result.History, started);
        ModelFile.Save(
            Path.Combine(place, "weights.safetensors"), model,
            new Dictionary<string, string>
            {
                ["run"] = specification.Id, ["model"] = specification.Model, ["task"] = specification.Task, ["image-size"] = $"{specification.ImageSize}",
                ["held-out"] = fold.Name, ["provenance"] = specification.Provenance.ToString(), ["weights"] = specification.Weights,
            },
            specification.Training);
        return new FoldRecord
        {
            Index = fold.Index, Name = fold.Name, TrainingSamples = fold.Train.Length, ValidationSamples = fold.Validation.Length, TestSamples = fold.Test.Length,
            BestEpoch = result.Best.Epoch, History = result.History, WeightsFile = $"folds/{fold.Index:D2}/weights.safetensors",
            Logits = trainer.Predict(model, source, fold.Test, cancellation),
            Thresholds = TunedThresholds.Of(trainer.Predict(model, source, fold.Validation, cancellation), source, fold),
        };
    }

    private static string CheckpointIn(string place) => Path.Combine(place, "training.safetensors");

    private static bool[] ScorableOf(SampleSet samples, EmotionTask task)
    {
        Predictions everything = Predictions.Of(samples, task, [(0, Enumerable.Range(0, samples.Count).ToArray())]);
        return ScorableTargets.Find(everything.Actual, everything.Participant, everything.Known);
    }

    private sealed class Relay<T>(Action<T> act) : IProgress<T>
    {
        public void Report(T value) => act(value);
    }
}
