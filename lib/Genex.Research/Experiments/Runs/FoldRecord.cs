using System.Text.Json.Serialization;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>How one fold was trained.</summary>
public sealed record FoldRecord
{
    /// <summary>From 0.</summary>
    public required int Index { get; init; }

    /// <summary>What the fold holds out.</summary>
    public required string Name { get; init; }

    /// <summary>Number of samples learnt from.</summary>
    public required int TrainingSamples { get; init; }

    /// <summary>Number of samples that chose the epoch; in a nested fold, of all inner trainings together.</summary>
    public required int ValidationSamples { get; init; }

    /// <summary>Number of samples predicted.</summary>
    public required int TestSamples { get; init; }

    /// <summary>The epoch whose weights predicted, from 1; in a nested fold the last, since the inner trainings have chosen how many there are.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Every epoch.</summary>
    public required IReadOnlyList<EpochRecord> History { get; init; }

    /// <summary>File with the weights of the best epoch, relative to the run's folder.</summary>
    public required string WeightsFile { get; init; }

    /// <summary>Area under the ROC curve on the samples that were learnt from (at most 1,024 of them, evenly taken), mean over targets; null where no target
    /// has both classes, and in runs of older versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TrainingRocArea { get; init; }

    /// <summary>Test samples x K, row by row: the model's logits.</summary>
    public required float[] Logits { get; init; }

    /// <summary>K probabilities from which on a target is called present, tuned on the validation samples; null where those are the reported ones.</summary>
    public double[]? Thresholds { get; init; }

    /// <summary>What the run's precision of scoring changed; null for 32 bits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrecisionEffect? Precision { get; init; }

    /// <summary>The inner trainings of a nested fold, which chose its epochs and thresholds; null elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<InnerRecord>? Inner { get; init; }

    /// <summary>The trainings that were validated: the inner ones where there are some, else the fold's own.</summary>
    [JsonIgnore]
    public IEnumerable<(int BestEpoch, IReadOnlyList<EpochRecord> History)> Validated => Inner?.Select(inner => (inner.BestEpoch, inner.History))
        ?? [(BestEpoch, History)];

    /// <summary>Wall-clock time of the fold's epochs, those of inner trainings included.</summary>
    public double Seconds => History.Sum(epoch => epoch.Seconds) + (Inner?.Sum(inner => inner.History.Sum(epoch => epoch.Seconds)) ?? 0);
}
