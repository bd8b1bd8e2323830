using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>One inner training of a nested fold: what it validated on, and how long it needed.</summary>
public sealed record InnerRecord
{
    /// <summary>What the inner training validates on, as "LE 3299".</summary>
    public required string Name { get; init; }

    /// <summary>The epoch with the best validation score, from 1, over all phases.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Epochs of each phase up to its best; 0 for a phase that improved on nothing.</summary>
    public required int[] EpochsOfPhases { get; init; }

    /// <summary>Every epoch.</summary>
    public required IReadOnlyList<EpochRecord> History { get; init; }

    /// <summary>Validation samples x K, row by row: logits at the best epoch.</summary>
    public required float[] Logits { get; init; }

    /// <summary>Epochs of each phase up to its best, by the phases' names.</summary>
    public static int[] EpochsUpToBest(TrainingSettings settings, IReadOnlyList<EpochRecord> history) =>
        [.. settings.Phases.Select(phase => history.Where(epoch => epoch.Phase == phase.Name).ToArray())
            .Select(epochs => Array.FindLastIndex(epochs, epoch => epoch.Improved) + 1)];

    /// <summary>How many epochs of each phase the fold's own training takes: the median over the inner ones, the upper of two; at least 1 of the first
    /// phase.</summary>
    public static int[] Median(IReadOnlyList<InnerRecord> inner) =>
        [.. Enumerable.Range(0, inner[0].EpochsOfPhases.Length)
            .Select(phase => Math.Max(phase == 0 ? 1 : 0, inner.Select(one => one.EpochsOfPhases[phase]).Order().ElementAt(inner.Count / 2)))];
}
