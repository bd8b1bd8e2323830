namespace Genex.Research.Training;

/// <summary>Settings that show how a model behaves within seconds on two cores: small frames, larger batches, higher rates, few epochs.</summary>
/// <remarks>
/// Not the report's settings, and no base for a verdict on them: batch 32 instead of 4 or 8 and rates about five to ten times higher, so that about ten epochs
/// get somewhere. An epoch takes part of the samples, and frames are flipped and not otherwise varied, which keeps it cheap. What is compared within a profile
/// was trained alike.
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
                Name = "all", Epochs = 6, SamplesPerEpoch = 128, Parts = [new("", 1e-3)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-3),
                Stop = new(WatchedScore.Loss, Patience: 2),
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
                Name = "all", Epochs = 8, SamplesPerEpoch = 128, Parts = [new("", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.MacroF1, Patience: 2),
            },
        ],
    };

    /// <summary>A.2 in short.</summary>
    public static TrainingSettings VisionTransformerFromScratch { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 4, SamplesPerEpoch = 192, Parts = [new("", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Schedule = new CosineRate(MinimumRate: 1e-6),
                Stop = new(WatchedScore.Loss, Patience: 2),
            },
        ],
    };

    /// <summary>A.3 in short: the head, then its last layer as well.</summary>
    public static TrainingSettings PretrainedResNet { get; } = new()
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
                Name = "fine-tuning", Epochs = 1, SamplesPerEpoch = 128, ClipNorm = 0.5, Parts = [new("head", 1e-3), new("body.layer4", 1e-4)],
                Optimiser = new(OptimiserKind.Adam, WeightDecay: 1e-4),
                Stop = new(WatchedScore.Loss, Patience: 3),
            },
        ],
    };

    /// <summary>A.4 in short: the head, then the last block as well.</summary>
    public static TrainingSettings PretrainedVisionTransformer { get; } = new()
    {
        BatchSize = 32,
        Phases =
        [
            new()
            {
                Name = "head", Epochs = 8, Parts = [new("head", 1e-3)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Stop = new(WatchedScore.Loss, Patience: 3),
            },
            new()
            {
                Name = "fine-tuning", Epochs = 1, SamplesPerEpoch = 128, ClipNorm = 0.5,
                Parts = [new("head", 1e-4), new("body.encoder.ln", 1e-5), new("body.encoder.layers.encoder_layer_11", 1e-5)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Stop = new(WatchedScore.Loss, Patience: 3),
            },
        ],
    };

    /// <summary>B.2 and B.2t in short.</summary>
    public static TrainingSettings CrossModalFusion { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 3, SamplesPerEpoch = 96, Parts = [new("video", 2e-4), new("physical", 3e-4), new("signals", 3e-4), new("fusion", 4e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new OneCycleRate(WarmUpShare: 0.1),
                Stop = new(WatchedScore.MacroF1, Patience: 3),
            },
        ],
    };

    /// <summary>B.3 and B.3t in short: the fusion, then the last block of the video as well.</summary>
    public static TrainingSettings PretrainedFusion { get; } = new()
    {
        BatchSize = 32,
        Phases =
        [
            new()
            {
                Name = "fusion", Epochs = 3, SamplesPerEpoch = 96, Parts = [new("physical", 5e-4), new("signals", 5e-4), new("fusion", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-7),
                Stop = new(WatchedScore.MacroF1, Patience: 3),
            },
            new()
            {
                Name = "fine-tuning", Epochs = 1, SamplesPerEpoch = 96,
                Parts = [new("physical", 1e-4), new("signals", 1e-4), new("fusion", 1e-4), new("video.encoder.layers.encoder_layer_11", 1e-5)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Stop = new(WatchedScore.MacroF1, Patience: 3),
            },
        ],
    };
}
