namespace Genex.Research.Training.Presets;

/// <summary>How A.1 is trained.</summary>
internal static class ImprovedCnn
{
    /// <summary>A.1: 50 epochs, batch 4, Adam 1e-4 with decay 1e-3; validation loss, patience 5.</summary>
    public static TrainingSettings Report { get; } = new()
    {
        BatchSize = 4,
        Augmentation = new(Flip: 0.5, RotationDegrees: 10, Brightness: 0.2, Contrast: 0.2, Saturation: 0.2, Hue: 0.1),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 50, Parts = [new("", 1e-4)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-3),
                Stop = new(WatchedScore.Loss, Patience: 5),
            },
        ],
    };

    /// <summary>A.1 in short.</summary>
    public static TrainingSettings Quick { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.5),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 3, SamplesPerEpoch = 96, Parts = [new("", 1e-3)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-3),
                Stop = new(WatchedScore.Loss, Patience: 2),
            },
        ],
    };

    /// <summary>A.1 and A.1n until they have learnt: the report's optimiser at ten times its rate and eight times its batch, falling along a cosine.</summary>
    public static TrainingSettings Study { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.5, Brightness: 0.1, Contrast: 0.1),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 24, Parts = [new("", 1e-3)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-3),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.RocArea, Patience: 10),
            },
        ],
    };
}
