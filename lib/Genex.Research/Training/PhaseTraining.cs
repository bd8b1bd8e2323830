using System.Diagnostics;
using Genex.Research.Models;

namespace Genex.Research.Training;

/// <summary>A phase under way: what learns in it, its optimiser, and its frames behind the frozen front.</summary>
internal sealed class PhaseTraining : IDisposable
{
    private readonly TrainingSettings settings;
    private readonly long seed;
    private readonly EmotionModel model;
    private readonly TrainingSamples samples;
    private readonly int? epochs;
    private readonly Func<PhaseInputs> open;
    private readonly TargetWeights? weights;
    private PhaseInputs? inputs;

    /// <param name="settings">Of the training.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="model">What learns is marked.</param>
    /// <param name="samples">To learn from, and to choose the epoch.</param>
    /// <param name="start">Where the training stands: in which phase, and after which epochs.</param>
    /// <param name="epochs">Epochs to take where other trainings have chosen them; null: the phase's own at most.</param>
    /// <param name="open">Finds or computes the frames behind the frozen front; asked before the first epoch.</param>
    public PhaseTraining(TrainingSettings settings, long seed, EmotionModel model, TrainingSamples samples, TrainingState start, int? epochs,
        Func<PhaseInputs> open)
    {
        (this.settings, this.seed, this.model, this.samples, this.epochs, this.open) = (settings, seed, model, samples, epochs, open);
        Settings = settings.Phases[start.Phase];
        IReadOnlyList<TrainedParameter> trained = TrainedParts.Mark(model, Settings);
        if (settings.TargetWeightsRate is { } rate)
            weights = new TargetWeights(samples.Source.Task.Count, rate, start.TargetLogVariances, samples.Source.Device);
        Optimiser = new(Settings.Optimiser, weights is null ? trained : [.. trained, weights.Trained]);
    }

    /// <summary>The phase's own settings.</summary>
    public TrainingPhase Settings { get; }

    /// <summary>Holds the moments of what learns.</summary>
    public AdamOptimiser Optimiser { get; }

    /// <summary>Whether all epochs are done, or the last few did not improve.</summary>
    public bool IsOver(TrainingState state) => state.EpochsOfPhase == (epochs ?? Settings.Epochs) || state.EpochsSinceBest >= Settings.Stop.Patience;

    /// <summary>One epoch, and what the validation samples say after it.</summary>
    /// <exception cref="TrainingDivergedException">The loss is not a number.</exception>
    public EpochRecord RunEpoch(TrainingState state, CancellationToken cancellation)
    {
        inputs ??= open();
        long start = Stopwatch.GetTimestamp();
        int number = state.History.Count;
        (double loss, double norm, double rate) = new EpochSteps(settings, seed, model, samples, inputs, weights, cancellation)
            .Take(Settings, Optimiser, number, state.EpochsOfPhase);
        if (!double.IsFinite(loss)) throw new TrainingDivergedException(Settings.Name, number + 1, loss);
        ValidationScore? score = samples.Validation.Length == 0 ? null : ValidationScore.From(
            Predictor.Logits(model, samples.Source, samples.Validation, inputs.Plain, settings.Inference, cancellation: cancellation), samples.Source,
            samples.Validation);
        if (score is { } validated && !double.IsFinite(validated.Loss))
            throw TrainingDivergedException.OnValidation(Settings.Name, number + 1, validated.Loss,
                samples.Source.KnownLabels(samples.Validation), samples.Validation.Length);
        EpochRecord epoch = new()
        {
            Epoch = number + 1,
            Phase = Settings.Name,
            TrainingLoss = loss,
            Rate = rate,
            GradientNorm = norm,
            Improved = false,
            ValidationLoss = score?.Loss,
            ValidationMacroF1 = score?.MacroF1,
            ValidationAccuracy = score?.Accuracy,
            ValidationRocArea = score?.RocArea,
            FusionWeights = FusionWeights.Of(model),
            TargetLogVariances = weights?.LogVariances,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            MemoryMegabytes = Environment.WorkingSet / 1e6,
        };
        return epoch with { Improved = score is null || Settings.Stop.Improves(epoch, state.Best) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Optimiser.Dispose();
        weights?.Dispose();
        inputs?.Dispose();
    }
}
