namespace Genex.Research.Training.Presets;

/// <summary>How F.0 to F.8 are trained: all alike, so that what differs between them is the joining.</summary>
internal static class FrozenFusion
{
    // One training sample in five loses its frame or its signals, so that each modality learns to speak alone.
    private const double Lost = 0.2;

    /// <summary>F.1 to F.8: batch 64, AdamW 1e-3 with decay 0.1, cosine to 1e-5 over 40 epochs; validation loss, patience 12; modality dropout 0.2.</summary>
    public static TrainingSettings Study { get; } = Over(40, Lost);

    /// <summary>The same in short.</summary>
    public static TrainingSettings Quick { get; } = Over(12, Lost);

    /// <summary>F.0, which has one modality and keeps it.</summary>
    public static TrainingSettings StudyOfVideo { get; } = Over(40, 0);

    /// <summary>F.0 in short.</summary>
    public static TrainingSettings QuickOfVideo { get; } = Over(12, 0);

    private static TrainingSettings Over(int epochs, double lost) => new()
    {
        BatchSize = 64,
        ModalityDropout = lost,
        Phases =
        [
            new()
            {
                Name = "fusion", Epochs = epochs, Parts = [new("", 1e-3)],
                Optimiser = new(OptimiserKind.AdamW, WeightDecay: 0.1),
                Schedule = new CosineRate(MinimumRate: 1e-5),
                Stop = new(WatchedScore.Loss, Patience: Math.Max(3, epochs * 3 / 10)),
            },
        ],
    };
}
