using System.Diagnostics;
using System.Runtime.InteropServices;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using TorchSharp;
using static TorchSharp.torch;

#pragma warning disable MA0048 // the trainer, what it trains on, and what comes out

namespace Genex.Research.Training;

/// <summary>The samples of one training.</summary>
/// <param name="Source">Makes batches; its scaling was fitted on the training samples.</param>
/// <param name="Train">Places of the samples to learn from.</param>
/// <param name="Validation">Places of the samples that choose the epoch; none where <see cref="Trainer.Epochs"/> says how many to take.</param>
public sealed record TrainingSamples(BatchSource Source, int[] Train, int[] Validation);

/// <summary>What a training came to. The model then holds the best epoch's weights.</summary>
/// <param name="History">Every epoch.</param>
/// <param name="Best">The epoch whose weights the model has.</param>
public sealed record TrainingResult(IReadOnlyList<EpochRecord> History, EpochRecord Best);

/// <summary>Trains a model in phases, keeps the best epoch, and can be cut off and taken up again to the same numbers.</summary>
/// <remarks>
/// Order of samples, variation of frames and dropout depend on the seed alone. Torch has one generator per process, so one training at a time.
/// On a CPU with the same number of threads a resumed training gives the same bits as an uninterrupted one.
/// </remarks>
/// <param name="settings">Phases, batch size, variation.</param>
/// <param name="seed">For order, variation and dropout.</param>
public sealed class Trainer(TrainingSettings settings, long seed)
{
    private const int OrderStream = 1, VariationStream = 2, DropoutStream = 3, ModalityStream = 4;

    // A checkpoint is written when this many times what the last one took has passed.
    private const int CheckpointSpacing = 9;

    /// <summary>Keeps what frozen layers compute; null computes it in every epoch. Numbers are the same up to rounding.</summary>
    public PrefixCache? Cache { get; init; }

    /// <summary>Told while frozen layers are computed for the cache.</summary>
    public IProgress<PrefixProgress>? CacheProgress { get; init; }

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
    /// Writing takes at most a tenth of the time: where epochs are short, not after every one, and <see cref="CheckpointAfter"/> says from when on.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch or two; the checkpoint then holds a whole epoch.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another training.</exception>
    /// <exception cref="TrainingDivergedException">A loss is not a number.</exception>
    /// <exception cref="OutOfDeviceMemoryException">A batch does not fit the device's memory; the message says what to lower.</exception>
    public TrainingResult Fit(EmotionModel model, TrainingSamples samples, string? checkpoint = null, IProgress<EpochRecord>? progress = null,
        CancellationToken cancellation = default)
    {
        IReadOnlySet<string> learning = TrainedParts.NamesOf(model, settings);
        int[] frozenStages = TrainedParts.FrozenStages(model, settings);
        using Weights best = Weights.Of(model, learning);
        TrainingState state = new();
        AdamOptimiser? optimiser = null;
        PhaseInputs? inputs = null;
        (long Written, TimeSpan Took) last = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        try
        {
            string identity = TrainingIdentity.Of(settings, Invariant($"{seed};{VariationSeed}"), samples, Epochs);
            if (checkpoint is not null && File.Exists(checkpoint))
                (state, optimiser) = TrainingState.Load(checkpoint, identity, model, best, saved => StartPhase(model, settings.Phases[saved.Phase]));
            else
                manual_seed(new SeededRandom(seed, DropoutStream).NextSeed());

            while (state.Phase < settings.Phases.Count)
            {
                TrainingPhase phase = settings.Phases[state.Phase];
                optimiser ??= StartPhase(model, phase);
                if (state.EpochsOfPhase == (Epochs?[state.Phase] ?? phase.Epochs) || state.EpochsSinceBest >= phase.Stop.Patience)
                {
                    optimiser.Dispose();
                    inputs?.Dispose();
                    (optimiser, inputs) = (null, null);
                    best.PutInto(model);
                    state = new TrainingState { Phase = state.Phase + 1, Best = state.Best, History = state.History };
                    continue;
                }

                inputs ??= PhaseInputs.Open(Cache, model, samples.Source, PrefixViews.Of(settings, VariationSeed), frozenStages, state.Phase, CacheProgress,
                    cancellation);
                state = RunEpoch(model, samples, inputs, phase, state, optimiser, cancellation);
                if (state.History[^1].Improved) best.TakeFrom(model);
                if (checkpoint is not null && Stopwatch.GetElapsedTime(last.Written) is var since && since >= CheckpointAfter
                    && since >= CheckpointSpacing * last.Took)
                {
                    long start = Stopwatch.GetTimestamp();
                    state.Save(checkpoint, identity, model, best, optimiser);
                    last = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start));
                }

                progress?.Report(state.History[^1]);
            }
        }
        catch (ExternalException problem)
            when (OutOfDeviceMemoryException.From(problem, samples.Source.Device, settings, samples.Source.Samples.Frames.Side) is not null)
        {
            throw OutOfDeviceMemoryException.From(problem, samples.Source.Device, settings, samples.Source.Samples.Frames.Side)!;
        }
        finally
        {
            optimiser?.Dispose();
            inputs?.Dispose();
        }

        model.eval();
        return new TrainingResult(state.History, state.History.LastOrDefault(epoch => epoch.Improved) ?? state.History[^1]);
    }

    /// <summary>Logits of any samples after <see cref="Fit"/>, from the kept activations of what is frozen in all phases where there are some.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="source">Where batches come from.</param>
    /// <param name="samples">M places of samples.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>M x K.</returns>
    public float[] Predict(EmotionModel model, BatchSource source, int[] samples, CancellationToken cancellation = default)
    {
        int boundary = TrainedParts.FrozenStages(model, settings).Min();
        using PhaseInputs inputs = PhaseInputs.Open(Cache, model, source, PrefixViews.Plain, [boundary], 0, null, cancellation);
        return Predictor.Logits(model, source, samples, inputs.Plain, cancellation: cancellation);
    }

    private static AdamOptimiser StartPhase(EmotionModel model, TrainingPhase phase) => new(phase.Optimiser, TrainedParts.Mark(model, phase));

    private TrainingState RunEpoch(EmotionModel model, TrainingSamples samples, PhaseInputs inputs, TrainingPhase phase, TrainingState state,
        AdamOptimiser optimiser, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        int epoch = state.History.Count;
        int[][] batches = Batches(samples.Train, phase.SamplesPerEpoch, epoch);
        int stepsPerEpoch = (batches.Length + settings.AccumulatedBatches - 1) / settings.AccumulatedBatches;
        PhaseMoment Moment() => new(state.EpochsOfPhase, phase.Epochs, optimiser.Steps, (long)stepsPerEpoch * phase.Epochs);

        double firstRate = phase.Schedule.Rate(optimiser.LargestRate, Moment()), loss = 0, norm = 0;
        TrainedParts.SetMode(model);
        foreach (int[][] group in batches.Chunk(settings.AccumulatedBatches))
        {
            model.zero_grad(set_to_none: true);
            int[] known = [.. group.Select(batch => samples.Source.KnownLabels(batch))];
            for (int place = 0; place < group.Length; place++)
            {
                cancellation.ThrowIfCancellationRequested();
                // Weighted by known labels, the batches of a step come to the loss and gradient of one large batch.
                loss += Backward(model, inputs, group[place], epoch, (double)known[place] / Math.Max(1, known.Sum())) / batches.Length;
            }

            norm += nn.utils.clip_grad_norm_(optimiser.Parameters, phase.ClipNorm) / stepsPerEpoch;
            PhaseMoment moment = Moment();
            optimiser.Step(rate => phase.Schedule.Rate(rate, moment), phase.Schedule.Beta1(moment));
        }

        model.zero_grad(set_to_none: true);
        if (!double.IsFinite(loss)) throw new TrainingDivergedException(phase.Name, epoch + 1, loss);
        ValidationScore? score = samples.Validation.Length == 0 ? null
            : ValidationScore.From(Predictor.Logits(model, samples.Source, samples.Validation, inputs.Plain, cancellation: cancellation), samples.Source,
            samples.Validation);
        EpochRecord record = new()
        {
            Epoch = epoch + 1, Phase = phase.Name, TrainingLoss = loss, ValidationLoss = score?.Loss, ValidationMacroF1 = score?.MacroF1,
            ValidationAccuracy = score?.Accuracy,
            Rate = firstRate, GradientNorm = norm, Improved = false, FusionWeights = (model as ILearnsFusionWeights)?.FusionWeights,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, MemoryMegabytes = Environment.WorkingSet / 1e6,
        };
        record = record with { Improved = score is null || phase.Stop.Improves(record, state.Best) };
        return state with
        {
            EpochsOfPhase = state.EpochsOfPhase + 1, StepsOfPhase = optimiser.Steps, History = [.. state.History, record],
            Best = record.Improved && score is not null ? phase.Stop.ScoreOf(record) : state.Best, EpochsSinceBest = record.Improved ? 0 : state.EpochsSinceBest
                + 1,
        };
    }

    private double Backward(EmotionModel model, PhaseInputs inputs, int[] samples, int epoch, double share)
    {
        using DisposeScope scope = NewDisposeScope();
        using MixedPrecision? mixed = settings.MixedPrecision ? MixedPrecision.On(inputs.Device) : null;
        (Tensor logits, Batch batch) = inputs.Forward(model, samples, epoch, settings.ModalityDropout == 0 ? null
            : whole => ModalityDropout.Apply(whole, settings.ModalityDropout, new SeededRandom(seed, ModalityStream, epoch, samples[0])));
        using Tensor full = logits.to(ScalarType.Float32);
        Tensor loss = MaskedLoss.Of(full, batch.Labels, batch.Known);
        (loss * share).backward();
        return loss.item<float>();
    }

    private int[][] Batches(int[] train, int? most, int epoch)
    {
        int[] order = [.. train];
        new SeededRandom(seed, OrderStream, epoch).Shuffle<int>(order);
        int[][] batches = [.. order.Take(most ?? order.Length).Chunk(settings.BatchSize)];
        return batches.Length > 1 && batches[^1].Length == 1 ? batches[..^1] : batches;
    }
}
