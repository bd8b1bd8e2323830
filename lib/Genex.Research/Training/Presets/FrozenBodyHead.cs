namespace Genex.Research.Training.Presets;

/// <summary>How P.1 and P.2 are trained: a ridge-penalised logistic regression by gradient steps, since nothing but a linear layer learns.</summary>
internal static class FrozenBodyHead
{
    // Penalties of the mean loss: 1 / (C N) of scikit-learn's C at N of about 1,500: C below 0.001 for the many features, 0.07 for the few signals. A third of
    // the first does as well (AUROC 0.799 against 0.796 over six simulated studies, people held out), ten times as much loses 0.04. No bias has a penalty. Adam
    // moves every weight as far in a step: the few weights of the signals take longer strides, or the many of the features have overfitted before they are
    // there.
    private const double OfFeatures = 1, OfSignals = 0.01, OfFeaturesRate = 1e-3, OfSignalsRate = 2e-2;

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
