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

    /// <summary>A.2: 50 epochs, batch 2, AdamW 3e-4 with decay 0.1, cosine to 1e-6; validation loss, patience 8.</summary>
    public static TrainingSettings VisionTransformerFromScratch { get; } = new()
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

    /// <summary>A.3: batch 8, Adam with decay 1e-4; 15 epochs of the head at 1e-3, then 25 with the head at 1e-4 and layers 1 to 4 (the body's last five
    /// children, the pooling included) at 1e-5; validation loss, patience 8 per phase.</summary>
    public static TrainingSettings PretrainedResNet { get; } = new()
    {
        BatchSize = 8,
        Augmentation = new(Flip: 0.5, RotationDegrees: 15, Brightness: 0.3, Contrast: 0.3, Saturation: 0.3, Hue: 0.1, ResizeCrop: 256.0 / 224),
        Phases =
        [
            new()
            {
                Name = "head", Epochs = 15, Parts = [new("head", 1e-3)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-4),
                Stop = new(WatchedScore.Loss, Patience: 8),
            },
            new()
            {
                Name = "fine-tuning", Epochs = 25, ClipNorm = 0.5,
                Parts = [new("head", 1e-4), new("body.layer1", 1e-5), new("body.layer2", 1e-5), new("body.layer3", 1e-5), new("body.layer4", 1e-5)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-4),
                Stop = new(WatchedScore.Loss, Patience: 8),
            },
        ],
    };

    /// <summary>A.4: batch 4, AdamW with decay 0.1; 20 epochs of the head at 1e-3, then 30 with the head at 1e-5 and blocks 8 to 11 (and the final
    /// normalisation) at 1e-6, cosine to 1e-7; validation loss, patience 10 per phase.</summary>
    public static TrainingSettings PretrainedVisionTransformer { get; } = new()
    {
        BatchSize = 4,
        Augmentation = VisionTransformerFromScratch.Augmentation,
        Phases =
        [
            new()
            {
                Name = "head", Epochs = 20, Parts = [new("head", 1e-3)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Stop = new(WatchedScore.Loss, Patience: 10),
            },
            new()
            {
                Name = "fine-tuning", Epochs = 30, ClipNorm = 0.5,
                Parts =
                [
                    new("head", 1e-5), new("body.encoder.ln", 1e-6), new("body.encoder.layers.encoder_layer_8", 1e-6),
                    new("body.encoder.layers.encoder_layer_9", 1e-6),
                    new("body.encoder.layers.encoder_layer_10", 1e-6), new("body.encoder.layers.encoder_layer_11", 1e-6),
                ],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Schedule = new CosineRate(MinimumRate: 1e-7),
                Stop = new(WatchedScore.Loss, Patience: 10),
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

    /// <summary>B.2 and B.2t: 50 epochs, batch 6, AdamW with decay 0.01, 5e-5 for the video, 1.5 times that for the signals, twice for the fusion; OneCycle
    /// with 10 % warm-up; validation macro-F1, patience 15.</summary>
    public static TrainingSettings CrossModalFusion { get; } = new()
    {
        BatchSize = 6,
        Augmentation = NaiveFusion.Augmentation,
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 50, Parts = [new("video", 5e-5), new("physical", 7.5e-5), new("signals", 7.5e-5), new("fusion", 1e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new OneCycleRate(WarmUpShare: 0.1),
                Stop = new(WatchedScore.MacroF1, Patience: 15),
            },
        ],
    };

    /// <summary>B.3 and B.3t: batch 4, AdamW; 15 epochs of all but the video body at 5e-5, cosine to 1e-7, then 35 with its last two blocks at 1e-6 as well,
    /// cosine to 1e-8; validation macro-F1, patience 20.</summary>
    /// <remarks>The table names no rate for the first phase and no decay: the second phase's rate and PyTorch's default decay (0.01) are taken.</remarks>
    public static TrainingSettings PretrainedFusion { get; } = new()
    {
        BatchSize = 4,
        Augmentation = NaiveFusion.Augmentation,
        Phases =
        [
            new()
            {
                Name = "fusion", Epochs = 15, Parts = [new("physical", 5e-5), new("signals", 5e-5), new("fusion", 5e-5)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-7),
                Stop = new(WatchedScore.MacroF1, Patience: 20),
            },
            new()
            {
                Name = "fine-tuning", Epochs = 35,
                Parts =
                [
                    new("physical", 5e-5), new("signals", 5e-5), new("fusion", 5e-5),
                    new("video.encoder.layers.encoder_layer_10", 1e-6), new("video.encoder.layers.encoder_layer_11", 1e-6),
                ],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-8),
                Stop = new(WatchedScore.MacroF1, Patience: 20),
            },
        ],
    };
}
