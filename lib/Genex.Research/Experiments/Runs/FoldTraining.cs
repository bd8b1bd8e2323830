using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>Trains the model of one fold, inner trainings included, and predicts the fold's test samples.</summary>
/// <param name="specification">What to train.</param>
/// <param name="samples">On what.</param>
/// <param name="task">What is predicted.</param>
/// <param name="device">Where.</param>
/// <param name="cache">Keeps what frozen layers compute; may be null.</param>
/// <param name="progress">Told after every epoch; may be null.</param>
internal sealed class FoldTraining(RunSpecification specification, SampleSet samples, EmotionTask task, Device device, PrefixCache? cache,
    IProgress<RunProgress>? progress)
{
    private const int TrainingStream = 2, VariationStream = 3, MostTrainingSamples = 1024;

    /// <inheritdoc cref="Trainer.CheckpointAfter"/>
    public required TimeSpan CheckpointAfter { get; init; }

    /// <summary>Trains and predicts.</summary>
    /// <param name="fold">Which samples.</param>
    /// <param name="model">Starts every training of the fold from the same fresh weights.</param>
    /// <param name="place">The fold's folder: weights, checkpoints, and inner trainings that are done.</param>
    /// <param name="start">The fold's first report.</param>
    /// <param name="cancellation">Stops within a batch or two; what was done is kept.</param>
    public FoldRecord Run(Fold fold, RunModel model, string place, RunProgress start, CancellationToken cancellation)
    {
        start = start with { Parts = fold.Inner.Count + 1 };
        InnerRecord[] inner = [.. fold.Inner.Select(division =>
            RunInner(fold, division, model, place, start
            with { Part = division.Index, PartName = Invariant($"inner {division.Index + 1}/{fold.Inner.Count}, {division.Name}") }, cancellation))];
        using BatchSource source = new(samples, task, specification.ScalingOf(samples, fold.Train), device, specification.ImageSize)
        {
            Parts = fold.Parts(samples.Count),
        };
        RunProgress at = start with { Part = fold.Inner.Count };
        Trainer trainer = TrainerOf([fold.Index], at, inner.Length == 0 ? null : InnerRecord.Median(inner));
        DateTimeOffset started = DateTimeOffset.UtcNow;
        TrainingResult result = Fit(trainer, model.Restart(), source, fold, CheckpointIn(place), at, cancellation);

        TensorBoardEvents.Write(place, result.History, started);
        RunJson.Write(Path.Combine(place, FoldInputs.FileName), FoldInputs.Of(specification, samples, fold));
        ModelFile.Save(
            Path.Combine(place, "weights.safetensors"), model.Model,
            new Dictionary<string, string>
            {
                ["run"] = specification.Id,
                ["model"] = specification.Model,
                ["task"] = specification.Task.Id,
                ["image-size"] = Invariant($"{specification.ImageSize}"),
                ["held-out"] = fold.Name,
                ["provenance"] = specification.Provenance.ToString(),
                ["weights"] = specification.Weights,
            },
            specification.Training);
        float[] logits = trainer.Predict(model.Model, source, fold.Test, cancellation: cancellation);
        int[] validation = inner.Length == 0 ? fold.Validation : [.. fold.Inner.SelectMany(division => division.Validation)];
        return new FoldRecord
        {
            Index = fold.Index,
            Name = fold.Name,
            TrainingSamples = fold.Train.Length,
            ValidationSamples = validation.Length,
            TestSamples = fold.Test.Length,
            BestEpoch = result.Best.Epoch,
            History = result.History,
            WeightsFile = Invariant($"folds/{fold.Index:D2}/weights.safetensors"),
            Logits = logits,
            Precision = specification.Training.Inference == InferencePrecision.Float32 ? null
                : PrecisionEffect.Of(logits, trainer.Predict(model.Model, source, fold.Test, InferencePrecision.Float32, cancellation), source, fold.Test),
            TrainingRocArea = OnTraining(trainer, model.Model, source, fold.Train, cancellation),
            Thresholds = fold.ReportsFromValidation ? null
                : TunedThresholds.Of(inner.Length == 0 ? trainer.Predict(model.Model, source, validation, cancellation: cancellation)
                    : [.. inner.SelectMany(one => one.Logits)], source, validation),
            Inner = inner.Length == 0 ? null : inner,
        };
    }

    private static double? OnTraining(Trainer trainer, EmotionModel model, BatchSource source, int[] train, CancellationToken cancellation)
    {
        int[] some = [.. Enumerable.Range(0, Math.Min(MostTrainingSamples, train.Length))
            .Select(place => train[(int)((long)place * train.Length / Math.Min(MostTrainingSamples, train.Length))])];
        float[] logits = trainer.Predict(model, source, some, cancellation: cancellation);
        int targets = source.Task.Count;
        return Enumerable.Range(0, targets).Average(target =>
        {
            int[] known = [.. Enumerable.Range(0, some.Length).Where(row => source.Known[(some[row] * targets) + target])];
            return RocArea.Of([.. known.Select(row => (double)logits[(row * targets) + target])],
                [.. known.Select(row => source.Labels[(some[row] * targets) + target] > 0.5f)]);
        });
    }

    /// <summary>Removes what only an unfinished fold needs.</summary>
    /// <param name="place">The fold's folder.</param>
    public static void Clear(string place)
    {
        Checkpoint.Delete(CheckpointIn(place));
        if (Directory.Exists(InnerIn(place))) Directory.Delete(InnerIn(place), recursive: true);
    }

    private InnerRecord RunInner(Fold fold, Fold division, RunModel model, string place, RunProgress start, CancellationToken cancellation)
    {
        string own = Path.Combine(InnerIn(place), Invariant($"{division.Index:D2}")), done = Path.Combine(own, "inner.json");
        string part = Invariant($"inner training {division.Index + 1} of fold {fold.Index + 1} of {specification.Id}");
        if (SealedFile.Read<InnerRecord>(done, part) is { } before) return before;
        using BatchSource source = new(samples, task, specification.ScalingOf(samples, division.Train), device, specification.ImageSize)
        {
            Parts = division.Parts(samples.Count),
        };
        Trainer trainer = TrainerOf([fold.Index, division.Index], start, epochs: null);
        TrainingResult result = Fit(trainer, model.Restart(), source, division, CheckpointIn(own), start, cancellation);
        InnerRecord record = new()
        {
            Name = division.Name,
            BestEpoch = result.Best.Epoch,
            History = result.History,
            EpochsOfPhases = InnerRecord.EpochsUpToBest(specification.Training, result.History),
            Logits = trainer.Predict(model.Model, source, division.Validation, cancellation: cancellation),
        };
        SealedFile.Write(done, record);
        Checkpoint.Delete(CheckpointIn(own));
        return record;
    }

    private Trainer TrainerOf(int[] place, RunProgress start, IReadOnlyList<int>? epochs) =>
        new(specification.Training, new SeededRandom([specification.Seed, .. place, TrainingStream]).NextSeed())
        {
            Cache = cache,
            Epochs = epochs,
            CheckpointAfter = CheckpointAfter,
            VariationSeed = new SeededRandom(specification.Seed, VariationStream).NextSeed(),
            CacheProgress = new Relay<Progress>(at => progress?.Report(start with { Preparing = at.ToString() })),
        };

    private TrainingResult Fit(Trainer trainer, EmotionModel model, BatchSource source, Fold division, string checkpoint, RunProgress start,
        CancellationToken cancellation) => trainer.Fit(
        model, new TrainingSamples(source, division.Train, division.Validation), checkpoint,
        new Relay<EpochRecord>(epoch => progress?.Report(start with { Epoch = epoch })), cancellation);

    private static string CheckpointIn(string place) => Path.Combine(place, "training.safetensors");

    private static string InnerIn(string place) => Path.Combine(place, "inner");

    private sealed class Relay<T>(Action<T> act) : IProgress<T>
    {
        public void Report(T value) => act(value);
    }
}
