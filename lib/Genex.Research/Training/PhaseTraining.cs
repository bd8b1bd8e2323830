using System.Diagnostics;
using Genex.Research.Models;

namespace Genex.Research.Training;

/// <summary>A phase under way: what learns in it, its optimiser, and its frames behind the frozen front.</summary>
/// <param name="settings">Of the training.</param>
/// <param name="seed">Of the training.</param>
/// <param name="model">What learns is marked.</param>
/// <param name="samples">To learn from, and to choose the epoch.</param>
/// <param name="index">Which phase.</param>
/// <param name="epochs">Epochs to take where other trainings have chosen them; null: the phase's own at most.</param>
/// <param name="open">Finds or computes the frames behind the frozen front; asked before the first epoch.</param>
internal sealed class PhaseTraining(TrainingSettings settings, long seed, EmotionModel model, TrainingSamples samples, int index, int? epochs,
    Func<PhaseInputs> open) : IDisposable
{
    private PhaseInputs? inputs;

    /// <summary>The phase's own settings.</summary>
    public TrainingPhase Settings { get; } = settings.Phases[index];

    /// <summary>Holds the moments of what learns.</summary>
    public AdamOptimiser Optimiser { get; } = new(settings.Phases[index].Optimiser, TrainedParts.Mark(model, settings.Phases[index]));

    /// <summary>Whether all epochs are done, or the last few did not improve.</summary>
    public bool IsOver(TrainingState state) => state.EpochsOfPhase == (epochs ?? Settings.Epochs) || state.EpochsSinceBest >= Settings.Stop.Patience;

    /// <summary>One epoch, and what the validation samples say after it.</summary>
    /// <exception cref="TrainingDivergedException">The loss is not a number.</exception>
    public EpochRecord RunEpoch(TrainingState state, CancellationToken cancellation)
    {
        inputs ??= open();
        long start = Stopwatch.GetTimestamp();
        int number = state.History.Count;
        (double loss, double norm, double rate) = new EpochSteps(settings, seed, model, samples, inputs, cancellation)
            .Take(Settings, Optimiser, number, state.EpochsOfPhase);
        if (!double.IsFinite(loss)) throw new TrainingDivergedException(Settings.Name, number + 1, loss);
        ValidationScore? score = samples.Validation.Length == 0 ? null : ValidationScore.From(
            Predictor.Logits(model, samples.Source, samples.Validation, inputs.Plain, cancellation: cancellation), samples.Source, samples.Validation);
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
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            MemoryMegabytes = Environment.WorkingSet / 1e6,
        };
        return epoch with { Improved = score is null || Settings.Stop.Improves(epoch, state.Best) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Optimiser.Dispose();
        inputs?.Dispose();
    }
}
