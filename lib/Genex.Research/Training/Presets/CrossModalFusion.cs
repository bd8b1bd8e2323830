namespace Genex.Research.Training.Presets;

/// <summary>How B.2 and B.2t are trained.</summary>
internal static class CrossModalFusion
{
    /// <summary>B.2 and B.2t: 50 epochs, batch 6, AdamW with decay 0.01, 5e-5 for the video, 1.5 times that for the signals, twice for the fusion; OneCycle
    /// with 10 % warm-up; validation macro-F1, patience 15.</summary>
    public static TrainingSettings Report { get; } = new()
    {
        BatchSize = 6,
        Augmentation = NaiveFusion.Report.Augmentation,
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

    /// <summary>B.2 and B.2t in short.</summary>
    public static TrainingSettings Quick { get; } = new()
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

    /// <summary>B.2 and B.2t until they have learnt.</summary>
    public static TrainingSettings Study { get; } = new()
    {
        BatchSize = 32,
        Augmentation = new(Flip: 0.3, Brightness: 0.1, Contrast: 0.1),
        Phases =
        [
            new()
            {
                Name = "all", Epochs = 20, Parts = [new("video", 2e-4), new("physical", 3e-4), new("signals", 3e-4), new("fusion", 4e-4)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.01),
                Schedule = new OneCycleRate(WarmUpShare: 0.1),
                Stop = new(WatchedScore.RocArea, Patience: 8),
            },
        ],
    };
}
