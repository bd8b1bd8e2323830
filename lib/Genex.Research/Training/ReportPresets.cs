namespace Genex.Research.Training;

/// <summary>The settings the report's authors released, one value per architecture.</summary>
/// <remarks>Source: the table "Training settings of the release". Gradient norm 1.0, binary cross-entropy with logits.</remarks>
public static class ReportPresets
{
    /// <summary>A.1: 50 epochs, batch 4, Adam 1e-4 with decay 1e-3; validation loss, patience 5.</summary>
    public static TrainingSettings ImprovedCnn { get; } = new()
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

    /// <summary>B.1: 50 epochs, batch 8, AdamW 1e-4 with decay 0.01, cosine to 1e-6; validation macro-F1, patience 10.</summary>
    public static TrainingSettings NaiveFusion { get; } = new()
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
}
