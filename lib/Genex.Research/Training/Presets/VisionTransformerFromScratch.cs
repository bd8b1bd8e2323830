namespace Genex.Research.Training.Presets;

/// <summary>How A.2 is trained.</summary>
internal static class VisionTransformerFromScratch
{
    /// <summary>A.2: 50 epochs, batch 2, AdamW 3e-4 with decay 0.1, cosine to 1e-6; validation loss, patience 8.</summary>
    public static TrainingSettings Report { get; } = new()
    {
        BatchSize = 2,
        Augmentation = new(Flip: 0.3, RotationDegrees: 5, Brightness: 0.1, Contrast: 0.1, Saturation: 0.1, Hue: 0.05),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 50, Parts = [new("", 3e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.Loss, Patience: 8),
            },
        ],
    };

    /// <summary>A.2 in short.</summary>
    public static TrainingSettings Quick { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 3, SamplesPerEpoch = 96, Parts = [new("", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.Loss, Patience: 2),
            },
        ],
    };

    /// <summary>A.2 until it has learnt.</summary>
    public static TrainingSettings Study { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3, Brightness: 0.1, Contrast: 0.1),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 30, Parts = [new("", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Schedule = new WarmUp(50, new CosineRate(MinimumRate: 1e-6)),
                Stop = new(WatchedScore.RocArea, Patience: 12),
            },
        ],
    };
}
