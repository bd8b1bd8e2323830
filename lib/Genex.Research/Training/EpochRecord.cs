using System.Text.Json.Serialization;
using Genex.Research.Models;

namespace Genex.Research.Training;

/// <summary>What one epoch came to.</summary>
public sealed record EpochRecord
{
    /// <summary>From 1, over all phases.</summary>
    public required int Epoch { get; init; }

    /// <summary>Name of the phase.</summary>
    public required string Phase { get; init; }

    /// <summary>Mean loss over the training batches, every known label weighing the same, as met during the epoch (dropout and variation on).</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>Loss over all known labels of the validation samples, after the epoch (dropout and variation off); null without validation samples.</summary>
    public required double? ValidationLoss { get; init; }

    /// <summary>Macro-F1 over the targets that occur among the validation samples, at probability 0.5; null when none occurs.</summary>
    public required double? ValidationMacroF1 { get; init; }

    /// <summary>Fraction of known validation labels that are predicted right at probability 0.5; null without validation samples.</summary>
    public required double? ValidationAccuracy { get; init; }

    /// <summary>Area under the ROC curve within each validation participant, mean over targets and participants; null where none shows both classes.</summary>
    public double? ValidationRocArea { get; init; }

    /// <summary>The largest learning rate of the epoch's first step.</summary>
    public required double Rate { get; init; }

    /// <summary>Mean 2-norm of the gradients before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Weights of video and signals in the fused token after the epoch, in a model that learns them (B.3, B.3t); null in others.</summary>
    public FusionWeights? FusionWeights { get; init; }

    /// <summary>K logarithms of variances after the epoch, where the weights of the targets' losses are learnt
    /// (<see cref="TrainingSettings.TargetWeightsRate"/>); the weight of a target is exp(-s). Null elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<float>? TargetLogVariances { get; init; }

    /// <summary>K weights of the targets' losses after the epoch, over 0; null where they are not learnt.</summary>
    [JsonIgnore]
    public IReadOnlyList<double>? TargetWeights => TargetLogVariances is { } values ? [.. values.Select(value => Math.Exp(-value))] : null;

    /// <summary>Whether the watched score improved, so that these weights are the best so far; without validation samples the latest always are.</summary>
    public required bool Improved { get; init; }

    /// <summary>Wall-clock time of the epoch, validation included.</summary>
    public required double Seconds { get; init; }

    /// <summary>The process's working set after the epoch, megabytes (1e6 bytes).</summary>
    public required double MemoryMegabytes { get; init; }
}
