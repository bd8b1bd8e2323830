using System.Text.Json.Serialization;
using Genex.Research.Datasets;

namespace Genex.Research.Training;

/// <summary>Everything that decides how a model is trained on given samples, apart from the seed.</summary>
public sealed record TrainingSettings
{
    /// <summary>One after another; each starts from the best weights so far.</summary>
    public required IReadOnlyList<TrainingPhase> Phases { get; init; }

    /// <summary>Samples per forward pass; at least 1. The last batch of an epoch is dropped when it holds a single sample (batch normalisation needs
    /// two).</summary>
    public required int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(BatchSize), value, "A batch has at least 1 sample.");
    }

    /// <summary>Batches whose gradients are averaged into one step; at least 1. Default 1.</summary>
    public int AccumulatedBatches
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(AccumulatedBatches), value, "A step takes at least 1 batch.");
    } = 1;

    /// <summary>Whether products and convolutions of a training step compute in bfloat16 on a CUDA device (autocast); on a CPU nothing changes. Default
    /// no.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MixedPrecision { get; init; }

    /// <summary>What frozen layers and scoring compute in; a network of ONNX computes as its file says. Default 32 bits. The run's record then says what
    /// another precision changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public InferencePrecision Inference { get; init; }

    /// <summary>How training frames are varied. Default not at all.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Chance that a training sample loses one modality, its frame or its signals, each as often: 0 to under 1. Default 0. See
    /// <see cref="Training.ModalityDropout"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double ModalityDropout
    {
        get;
        init => field = value is >= 0 and < 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(ModalityDropout), value, "The chance of losing a modality is at least 0 and under 1.");
    }

    /// <summary>Moments that a model over time sees, the present one included, one step of the samples apart; at least 1. Null for other models.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Moments
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Moments), value, "A window has at least 1 moment.");
    }

    /// <summary>Learning rate of the weights of the targets' losses, which are then learnt with the model: over 0; 0.01 lets them settle in a few hundred
    /// steps. Null, the default, weighs every known label the same. See <see cref="MaskedLoss.Weighted"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TargetWeightsRate
    {
        get;
        init => field = value is null || (value > 0 && double.IsFinite(value.Value)) ? value
            : throw new ArgumentOutOfRangeException(nameof(TargetWeightsRate), value,
                "The rate of the targets' weights is over 0; leave it out for even weights.");
    }

    /// <summary>
    /// Variations of each training frame that are drawn up front in a phase in which at least half of the body's stages are frozen from the front: those of the
    /// first epochs, which then take turns, so that what the frozen stages compute can be kept (<see cref="PrefixCache"/>). At least 1; with as many as there
    /// are epochs nothing differs from drawing anew. Default 4.
    /// </summary>
    public int CachedViews
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(CachedViews), value, "There is at least 1 view of a frame.");
    } = 4;

    /// <summary>The same settings with this as the largest rate of every phase; the rates of its other parts keep their ratio to it.</summary>
    /// <param name="rate">Above 0.</param>
    public TrainingSettings WithRate(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        return this with
        {
            Phases = [.. Phases.Select(phase => phase with
            {
                Parts = [.. phase.Parts.Select(part => part with { Rate = part.Rate * rate / phase.Parts.Max(one => one.Rate) })],
            })],
        };
    }

    /// <summary>The same settings with this validation score choosing the epoch of every phase; patience counts epochs without a better one.</summary>
    /// <param name="score">Loss asks for probabilities that are right, area for moments in the right order: where little can be told, loss is at its best
    /// before anything is learnt, and training stops there.</param>
    public TrainingSettings WithEpochChosenBy(WatchedScore score) =>
        this with { Phases = [.. Phases.Select(phase => phase with { Stop = phase.Stop with { Watch = score } })] };

    /// <summary>The same settings with this many epochs in every phase, more or fewer than before; at least 1.</summary>
    /// <remarks>
    /// Two phases of 15 and 35 epochs take 40 each with 40: 80 in all. Schedules that follow the length of their phase are stretched or shortened with it;
    /// patience stays, so that a phase may still stop before its last epoch.
    /// </remarks>
    public TrainingSettings WithEpochs(int epochs) => this with { Phases = [.. Phases.Select(phase => phase with { Epochs = epochs })] };
}
