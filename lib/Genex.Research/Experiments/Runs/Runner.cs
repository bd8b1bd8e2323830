using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>Makes runs: trains every fold from the same fresh weights, predicts its test samples, scores them beside the baselines, and leaves a
/// folder.</summary>
/// <remarks>
/// A finished run of the same specification is returned as it is. One that was cut off goes on where it stopped: finished folds are kept, an unfinished one
/// resumes after its last whole epoch.
/// Two processes that want the same run wait for one another.
/// </remarks>
/// <param name="store">Where runs are kept.</param>
public sealed class Runner(RunStore store)
{
    /// <summary>The GPU where there is one, else the CPU.</summary>
    public Device Device { get; init; } = cuda.is_available() ? CUDA : CPU;

    /// <summary>Keeps what frozen layers compute, for all folds and runs; null computes it in every epoch.</summary>
    public PrefixCache? Cache { get; init; } = new();

    /// <summary>Makes runs again; a finished one is kept until the new one is whole.</summary>
    public bool Anew { get; init; }

    /// <summary>Computes in a precision that the device has no products for: right, and slow. For tests.</summary>
    internal bool EmulatesPrecision { get; init; }

    /// <inheritdoc cref="Trainer.CheckpointAfter"/>
    public TimeSpan CheckpointAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Finds or makes a run.</summary>
    /// <param name="specification">What to run; its fingerprint is that of the samples.</param>
    /// <param name="samples">On what.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch or two; what was done is kept.</param>
    /// <exception cref="ArgumentException">The specification is of other samples, or names a model, task or protocol that there is not.</exception>
    /// <exception cref="InvalidDataException">The finished run of this specification is damaged; the message says how to make it again.</exception>
    /// <exception cref="NotSupportedException">It asks for a precision that the device has no products for.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunRecord Run(RunSpecification specification, SampleSet samples, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (specification.Data != samples.Fingerprint)
            throw new ArgumentException("The specification names other samples than the ones given.", nameof(specification));
        RunPlace folder = new(store.FolderOf(specification));
        if (!Anew && store.Find(specification) is { } before) return before;
        using RunLock alone = RunLock.Take(store.Folder, specification.Id, cancellation);
        return alone.Alone(specification.Id, token => Make(specification, samples, folder, progress, token), cancellation);
    }

    /// <summary>Trains one fold of a run, for whoever gives the folds of a run to several processes; makes the run of them when it was the last.</summary>
    /// <param name="specification">What to run; its fingerprint is that of the samples.</param>
    /// <param name="samples">On what.</param>
    /// <param name="index">Index of the fold, from 0.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch or two; what was done is kept.</param>
    /// <returns>The run; null while folds of it are missing.</returns>
    /// <inheritdoc cref="Run" path="/exception"/>
    internal RunRecord? RunFold(
        RunSpecification specification, SampleSet samples, int index, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (store.Find(specification) is { } before) return before;
        IReadOnlyList<Fold> folds = specification.Protocol.Divide(samples, specification.Task);
        string folder = store.FolderOf(specification);
        RunJson.Write(Path.Combine(folder, "specification.json"), specification);
        TrainFolds(specification, samples, [folds[index]], folds.Count, folder, progress, cancellation);
        return folds.All(fold => File.Exists(FoldFile(folder, fold.Index))) ? Run(specification, samples, progress, cancellation) : null;
    }

    /// <summary>The file that says that a fold of a run is done.</summary>
    internal static string FoldFile(string folder, int fold) => Path.Combine(folder, "folds", Invariant($"{fold:D2}"), "fold.json");

    /// <summary>What the lock of a fold is called.</summary>
    internal static string FoldLock(string run, int fold) => Invariant($"{run}.fold-{fold:D2}");

    private RunRecord Make(
        RunSpecification specification, SampleSet samples, RunPlace folder, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        folder.Tidy();
        // Another process may have finished it between the look above and the lock; unless one has, this is a look for one file.
        if (!Anew && store.Find(specification) is { } meanwhile) return meanwhile;
        if (Anew) folder.Restart();
        RunRecord run = Make(specification, samples, folder.Place, progress, cancellation);
        RunFiles.Save(run);
        folder.Complete();
        return run with { Folder = folder.Place };
    }

    private RunRecord Make(RunSpecification specification, SampleSet samples, string folder, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        RunJson.Write(Path.Combine(folder, "specification.json"), specification);
        EmotionTask task = specification.Task;
        IReadOnlyList<Fold> folds = specification.Protocol.Divide(samples, task);
        FoldRecord[] records = TrainFolds(specification, samples, folds, folds.Count, folder, progress, cancellation);

        Predictions predictions = Predictions.Of(samples, task, folds.Select(fold => (fold.Index, fold.Test)));
        float[] logits = [.. records.SelectMany(record => record.Logits)];
        for (int cell = 0; cell < logits.Length; cell++) predictions.Probabilities[cell / task.Count, cell % task.Count] = 1 / (1 + Math.Exp(-logits[cell]));

        bool[] scorable = ScorableOf(samples, task);
        IReadOnlyList<Baseline> baselines = RunBaselines.Once(samples, task, specification.Protocol, folds, predictions);
        return new RunRecord
        {
            Specification = specification,
            Regions = PictureRegion.Of(samples.Study),
            Folder = folder,
            Folds = records,
            Predictions = predictions,
            Scorable = scorable,
            Tuned = TunedThresholds.Score(specification.Label, records, predictions, scorable),
            TunedBaselines = [.. baselines.Select(baseline => TunedThresholds.Score(baseline, predictions, scorable)).OfType<Scored>()],
            Environment = RunEnvironment.Current(Device, started, records.Sum(record => record.Seconds)),
            Scores =
            [
                Scored.From(specification.Label, isBaseline: false, predictions.Probabilities, predictions, scorable),
                .. baselines.Select(baseline => Scored.From(baseline.Name, isBaseline: true, baseline.Probabilities, predictions, scorable)),
            ],
        };
    }

    private FoldRecord[] TrainFolds(RunSpecification specification, SampleSet samples, IReadOnlyList<Fold> folds, int all, string folder,
        IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (!EmulatesPrecision) InferencePrecisions.Require(specification.Training.Inference, Device);
        RunModel? model = null;
        try
        {
            return [.. folds.Select(fold =>
            {
                string done = FoldFile(folder, fold.Index), name = FoldLock(specification.Id, fold.Index);
                RunProgress start = new(specification, fold.Index, all, fold.Name, specification.Training.Phases.Sum(phase => phase.Epochs), null);
                if (Before() is { } before) return before;
                using RunLock alone = RunLock.Take(store.Folder, name, cancellation); // another process may have been given this fold alone
                if (Before() is { } meanwhile) return meanwhile;
                model ??= new RunModel(specification, specification.Task.Count, Device);
                FoldRecord record = alone.Alone(name, Train, cancellation);
                alone.Forget();
                return record;

                FoldRecord? Before()
                {
                    if (SealedFile.Read<FoldRecord>(done, Invariant($"fold {fold.Index + 1} of {specification.Id}")) is not { } found) return null;
                    progress?.Report(start);
                    return found;
                }

                FoldRecord Train(CancellationToken token)
                {
                    string place = Path.GetDirectoryName(done)!;
                    FoldRecord trained = new FoldTraining(specification, samples, specification.Task, Device, Cache, progress)
                    { CheckpointAfter = CheckpointAfter }
                        .Run(fold, model, place, start, token);
                    SealedFile.Write(done, trained, "weights.safetensors");
                    FoldTraining.Clear(place);
                    return trained;
                }
            })];
        }
        finally
        {
            model?.Dispose();
        }
    }

    private static bool[] ScorableOf(SampleSet samples, EmotionTask task)
    {
        Predictions everything = Predictions.Of(samples, task, [(0, Enumerable.Range(0, samples.Count).ToArray())]);
        return ScorableTargets.Find(everything.Actual, everything.Participant, everything.Known);
    }
}
