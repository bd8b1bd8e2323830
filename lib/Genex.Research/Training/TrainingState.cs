using System.Text.Json.Serialization;

namespace Genex.Research.Training;

/// <summary>Where a training stands between two epochs: with the tensors beside it in a checkpoint, all that the rest depends on.</summary>
internal sealed record TrainingState
{
    /// <summary>Index of the current phase.</summary>
    public int Phase { get; init; }

    /// <summary>Epochs of the current phase done.</summary>
    public int EpochsOfPhase { get; init; }

    /// <summary>Steps of the current phase's optimiser.</summary>
    public long StepsOfPhase { get; init; }

    /// <summary>Best watched score of all phases; null before the first.</summary>
    public double? Best { get; init; }

    /// <summary>Epochs of the current phase since its last improvement.</summary>
    public int EpochsSinceBest { get; init; }

    /// <summary>Epochs of all phases.</summary>
    public IReadOnlyList<EpochRecord> History { get; init; } = [];

    /// <summary>Logarithms of variances that the targets' losses are weighed by, where they are learnt: those of the last epoch, and before the first epoch of
    /// a phase those of the best, as the model's own weights. Null before any.</summary>
    [JsonIgnore]
    public IReadOnlyList<float>? TargetLogVariances =>
        (EpochsOfPhase > 0 ? History[^1] : History.LastOrDefault(epoch => epoch.Improved))?.TargetLogVariances;

    /// <summary>After another epoch of the phase.</summary>
    /// <param name="epoch">What it came to.</param>
    /// <param name="stop">Says its score.</param>
    /// <param name="steps">Of the phase's optimiser so far.</param>
    public TrainingState After(EpochRecord epoch, EarlyStopping stop, long steps) => this with
    {
        EpochsOfPhase = EpochsOfPhase + 1,
        StepsOfPhase = steps,
        History = [.. History, epoch],
        Best = epoch.Improved && epoch.ValidationLoss is not null ? stop.ScoreOf(epoch) : Best,
        EpochsSinceBest = epoch.Improved ? 0 : EpochsSinceBest + 1,
    };

    /// <summary>Before the first epoch of the next phase.</summary>
    public TrainingState NextPhase() => new() { Phase = Phase + 1, Best = Best, History = History };
}
