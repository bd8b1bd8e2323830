using System.Runtime.InteropServices;
using Genex.Research.Datasets;
using Genex.Research.Models;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Trains a model in phases, keeps the best epoch, and can be cut off and taken up again to the same numbers.</summary>
/// <remarks>
/// Order of samples, variation of frames and dropout depend on the seed alone. Torch has one generator per process, so one training at a time.
/// On a CPU with the same number of threads a resumed training gives the same bits as an uninterrupted one.
/// </remarks>
/// <param name="settings">Phases, batch size, variation.</param>
/// <param name="seed">For order, variation and dropout.</param>
public sealed class Trainer(TrainingSettings settings, long seed)
{
    private const int VariationStream = 2, DropoutStream = 3; // 1 and 4: EpochSteps

    /// <summary>Keeps what frozen layers compute; null computes it in every epoch. Numbers are the same up to rounding.</summary>
    public PrefixCache? Cache { get; init; }

    /// <summary>Told while frozen layers are computed for the cache.</summary>
    public IProgress<Progress>? CacheProgress { get; init; }

    /// <summary>Seed of the variation of frames. Default: from the seed. Folds that share it share kept activations.</summary>
    public long VariationSeed { get; init; } = new SeededRandom(seed, VariationStream).NextSeed();

    /// <summary>Work that is worth a checkpoint: none is written before this much time has passed since the last, or since the start. Default 10 s.</summary>
    public TimeSpan CheckpointAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Epochs to take of each phase, at most its own number, where other trainings have chosen them: schedules keep their length and nothing stops
    /// early. Null: the validation samples choose.</summary>
    public IReadOnlyList<int>? Epochs { get; init; }

    /// <summary>A model with fresh weights that depend on the seed alone.</summary>
    /// <param name="description">Which architecture.</param>
    /// <param name="shape">Number of targets and side of the frames.</param>
    /// <param name="seed">For the weights.</param>
    public static EmotionModel CreateModel(ModelDescription description, ModelSettings shape, long seed)
    {
        manual_seed(new SeededRandom(seed).NextSeed());
        return description.Create(shape);
    }

    /// <summary>Trains.</summary>
    /// <param name="model">On the source's device; changed in place.</param>
    /// <param name="samples">What to learn from and what chooses the epoch.</param>
    /// <param name="checkpoint">File that is rewritten after an epoch and taken up when it is there, with the frozen weights as they were; null keeps none.
    /// A damaged one is said, and the one before it serves.
    /// Writing takes at most a tenth of the time: where epochs are short, not after every one, and <see cref="CheckpointAfter"/> says from when on.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch or two; the checkpoint then holds a whole epoch.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidDataException">The checkpoint belongs to another training.</exception>
    /// <exception cref="TrainingDivergedException">A loss is not a number.</exception>
    /// <exception cref="OutOfDeviceMemoryException">A batch does not fit the device's memory; the message says what to lower.</exception>
    public TrainingResult Fit(EmotionModel model, TrainingSamples samples, string? checkpoint = null, IProgress<EpochRecord>? progress = null,
        CancellationToken cancellation = default)
    {
        Checkpoint kept = new(checkpoint, TrainingIdentity.Of(settings, Invariant($"{seed};{VariationSeed}"), samples, Epochs), CheckpointAfter);
        int[] frozenStages = TrainedParts.FrozenStages(model, settings);
        using WeightsCopy best = WeightsCopy.Of(model, TrainedParts.NamesOf(model, settings));
        TrainingState? saved = kept.State();
        if (saved is null) manual_seed(new SeededRandom(seed, DropoutStream).NextSeed());
        TrainingState state = saved ?? new();
        try
        {
            for (; state.Phase < settings.Phases.Count; state = state.NextPhase())
            {
                using PhaseTraining phase = new(settings, seed, model, samples, state, Epochs?[state.Phase],
                    () => PhaseInputs.Open(Cache, model, samples.Source, PrefixViews.Of(settings, VariationSeed), frozenStages, state.Phase, CacheProgress,
                        cancellation));
                if (saved is not null) kept.Restore(model, best, phase.Optimiser, saved.StepsOfPhase);
                saved = null;
                while (!phase.IsOver(state))
                {
                    EpochRecord epoch = phase.RunEpoch(state, cancellation);
                    state = state.After(epoch, phase.Settings.Stop, phase.Optimiser.Steps);
                    if (epoch.Improved) best.TakeFrom(model);
                    kept.Save(state, model, best, phase.Optimiser);
                    progress?.Report(epoch);
                }

                best.PutInto(model);
            }
        }
        catch (ExternalException problem) when (OutOfMemory(problem) is not null)
        {
            throw OutOfMemory(problem)!;
        }

        model.eval();
        return new TrainingResult(state.History, state.History.LastOrDefault(epoch => epoch.Improved) ?? state.History[^1]);

        OutOfDeviceMemoryException? OutOfMemory(ExternalException problem) =>
            OutOfDeviceMemoryException.From(problem, samples.Source.Device, settings, samples.Source.Side);
    }

    /// <summary>Logits of any samples after <see cref="Fit"/>, from the kept activations of what is frozen in all phases where there are some.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="source">Where batches come from.</param>
    /// <param name="samples">M indices of samples.</param>
    /// <param name="precision">What it computes in; null: as the settings say.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>M x K.</returns>
    public float[] Predict(EmotionModel model, BatchSource source, int[] samples, InferencePrecision? precision = null,
        CancellationToken cancellation = default)
    {
        InferencePrecision asked = precision ?? settings.Inference;
        int boundary = TrainedParts.FrozenStages(model, settings).Min();
        using PhaseInputs inputs = PhaseInputs.Open(Cache, model, source, PrefixViews.Plain(asked), [boundary], 0, null, cancellation);
        return Predictor.Logits(model, source, samples, inputs.Plain, asked, cancellation: cancellation);
    }
}
