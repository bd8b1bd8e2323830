namespace Genex.Research.Training;

/// <summary>Settings that show how a model behaves within seconds on two cores: small frames, larger batches, higher rates, few epochs.</summary>
/// <remarks>
/// Not the report's settings, and no base for a verdict on them: batch 32 instead of 4 or 8 and rates about five to ten times higher, so that about ten epochs get
/// somewhere. Frames are flipped and not otherwise varied, which keeps an epoch cheap. What is compared within a profile was trained alike.
/// </remarks>
public static class QuickPresets
{
    /// <summary>A.1 in short.</summary>
    public static TrainingSettings ImprovedCnn { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.5),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 8, Parts = [new("", 1e-3)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-3),
                Stop = new(WatchedScore.Loss, Patience: 3),
            },
        ],
    };

    /// <summary>B.1 in short.</summary>
    public static TrainingSettings NaiveFusion { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 8, Parts = [new("", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.MacroF1, Patience: 3),
            },
        ],
    };

    /// <summary>Any other architecture in short: its own phases and rates ten times higher, at most three epochs each, batch 16, flips only.</summary>
    /// <param name="report">The released settings.</param>
    public static TrainingSettings From(TrainingSettings report) => report with
    {
        BatchSize = 16,
        Augmentation = new(Flip: report.Augmentation.Flip),
        Phases = [.. report.Phases.Select(phase => phase with { Epochs = Math.Min(3, phase.Epochs), Parts = [.. phase.Parts.Select(part => part with { Rate = Math.Min(1e-3, 10 * part.Rate) })] })],
    };
}
