namespace Genex.Research.Training.Presets;

/// <summary>How P.1 and P.2 are trained: a ridge-penalised logistic regression by gradient steps, since nothing but a linear layer learns.</summary>
internal static class FrozenBodyHead
{
    // Penalties of the mean loss: 1 / (C N) of scikit-learn's C at N of about 1,000: C of 0.003 for the many features, 0.1 for the few signals. No bias has one.
    // Of 0.1, 0.3, 1, 3 and 10 for the features, 0.3 did best in each of three simulated studies that nothing else is measured on (AUROC 0.81 to 0.82, people
    // held out; 1: 0.01 less; 10: 0.05 less). Adam moves every weight as far in a step: the few weights of the signals take longer strides, or the many of the
    // features have overfitted before they are there.
    private const double OfFeatures = 0.3, OfSignals = 0.01, OfFeaturesRate = 1e-3, OfSignalsRate = 2e-2;

    /// <summary>P.1: batch 64, Adam 1e-3 with a ridge penalty, cosine to 1e-5 over 60 epochs; validation loss, patience 20.</summary>
    public static TrainingSettings Study { get; } = Over(60, []);

    /// <summary>P.2: the same with the signals, at 2e-2.</summary>
    public static TrainingSettings StudyWithSignals { get; } = Over(60, Signals);

    /// <summary>P.1 in short.</summary>
    public static TrainingSettings Quick { get; } = Over(12, []);

    /// <summary>P.2 in short.</summary>
    public static TrainingSettings QuickWithSignals { get; } = Over(12, Signals);

    private static PartRate[] Signals => [new("physical.weight", OfSignalsRate, OfSignals), new("physical.bias", OfSignalsRate, WeightDecay: 0)];

    private static TrainingSettings Over(int epochs, PartRate[] besides) => new()
    {
        BatchSize = 64,
        Phases =
        [
            new()
            {
                Name = "head", Epochs = epochs, ClipNorm = 10,
                Parts = [new("head.weight", OfFeaturesRate, OfFeatures), new("head.bias", OfFeaturesRate, WeightDecay: 0), .. besides],
                Optimiser = new(OptimiserKind.Adam),
                Schedule = new CosineRate(MinimumRate: 1e-5),
                Stop = new(WatchedScore.Loss, Patience: Math.Max(3, epochs / 3)),
            },
        ],
    };
}
