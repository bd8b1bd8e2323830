namespace Genex.Research.Training.Presets;

/// <summary>How B.3 and B.3t are trained.</summary>
internal static class PretrainedFusion
{
    /// <summary>B.3 and B.3t: batch 4, AdamW; 15 epochs of all but the video body at 5e-5, cosine to 1e-7, then 35 with its last two blocks at 1e-6 as well,
    /// cosine to 1e-8; validation macro-F1, patience 20.</summary>
    /// <remarks>The table names no rate for the first phase and no decay: the second phase's rate and PyTorch's default decay (0.01) are taken.</remarks>
    public static TrainingSettings Report { get; } = new()
    {
        BatchSize = 4,
        Augmentation = NaiveFusion.Report.Augmentation,
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

    /// <summary>B.3 and B.3t in short: the fusion, then the last block of the video as well.</summary>
    public static TrainingSettings Quick { get; } = new()
    {
        BatchSize = 32,
        Phases =
        [
            new()
            {
                Name = "fusion", Epochs = 2, SamplesPerEpoch = 64, Parts = [new("physical", 5e-4), new("signals", 5e-4), new("fusion", 5e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new CosineRate(MinimumRate: 1e-7),
                Stop = new(WatchedScore.MacroF1, Patience: 3),
            },
            new()
            {
                Name = "fine-tuning", Epochs = 1, SamplesPerEpoch = 64,
                Parts = [new("physical", 1e-4), new("signals", 1e-4), new("fusion", 1e-4), new("video.encoder.layers.encoder_layer_11", 1e-5)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Stop = new(WatchedScore.MacroF1, Patience: 3),
            },
        ],
    };

    /// <summary>B.3 and B.3t until the parts that learn have learnt.</summary>
    public static TrainingSettings Study { get; } = FineTuning.Study(Report);
}
