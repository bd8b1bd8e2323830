namespace Genex.Research.Training.Presets;

/// <summary>How A.4 is trained.</summary>
internal static class PretrainedVisionTransformer
{
    /// <summary>A.4: batch 4, AdamW with decay 0.1; 20 epochs of the head at 1e-3, then 30 with the head at 1e-5 and blocks 8 to 11 (and the final
    /// normalisation) at 1e-6, cosine to 1e-7; validation loss, patience 10 per phase.</summary>
    public static TrainingSettings Report { get; } = new()
    {
        BatchSize = 4,
        Augmentation = VisionTransformerFromScratch.Report.Augmentation,
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

    /// <summary>A.4 in short: the head, then the last block as well.</summary>
    public static TrainingSettings Quick { get; } = new()
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
                Name = "fine-tuning", Epochs = 1, SamplesPerEpoch = 64, ClipNorm = 0.5,
                Parts = [new("head", 1e-4), new("body.encoder.ln", 1e-5), new("body.encoder.layers.encoder_layer_11", 1e-5)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Stop = new(WatchedScore.Loss, Patience: 3),
            },
        ],
    };

    /// <summary>A.4 until the parts that learn have learnt.</summary>
    public static TrainingSettings Study { get; } = FineTuning.Study(Report);
}
