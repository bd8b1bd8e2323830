namespace Genex.Research.Training.Presets;

/// <summary>How B.1 is trained.</summary>
internal static class NaiveFusion
{
    /// <summary>B.1: 50 epochs, batch 8, AdamW 1e-4 with decay 0.01, cosine to 1e-6; validation macro-F1, patience 10.</summary>
    public static TrainingSettings Report { get; } = new()
    {
        BatchSize = 8,
        Augmentation = new(Flip: 0.3, Brightness: 0.2, Contrast: 0.2),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 50, Parts = [new("", 1e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.MacroF1, Patience: 10),
            },
        ],
    };

    /// <summary>B.1 in short.</summary>
    public static TrainingSettings Quick { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 3, SamplesPerEpoch = 96, Parts = [new("", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.MacroF1, Patience: 2),
            },
        ],
    };

    /// <summary>B.1 until it has learnt.</summary>
    public static TrainingSettings Study { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3, Brightness: 0.1, Contrast: 0.1),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 20, Parts = [new("", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new WarmUp(50, new CosineRate(MinimumRate: 1e-6)),
                Stop = new(WatchedScore.RocArea, Patience: 8),
            },
        ],
    };
}
