namespace Genex.Research.Training.Presets;

/// <summary>How A.3 is trained.</summary>
internal static class PretrainedResNet
{
    /// <summary>A.3: batch 8, Adam with decay 1e-4; 15 epochs of the head at 1e-3, then 25 with the head at 1e-4 and layers 1 to 4 (the body's last five
    /// children, the pooling included) at 1e-5; validation loss, patience 8 per phase.</summary>
    public static TrainingSettings Report { get; } = new()
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

    /// <summary>A.3 in short: the head, then its last layer as well.</summary>
    public static TrainingSettings Quick { get; } = new()
    {
        BatchSize = 32,
        Phases =
        [
            new()
            {
                Name = "head", Epochs = 8, Parts = [new("head", 1e-3)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-4),
                Stop = new(WatchedScore.Loss, Patience: 3),
            },
            new()
            {
                Name = "fine-tuning", Epochs = 1, SamplesPerEpoch = 64, ClipNorm = 0.5, Parts = [new("head", 1e-3), new("body.layer4", 1e-4)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-4),
                Stop = new(WatchedScore.Loss, Patience: 3),
            },
        ],
    };

    /// <summary>A.3 until the parts that learn have learnt.</summary>
    public static TrainingSettings Study { get; } = FineTuning.Study(Report);
}
