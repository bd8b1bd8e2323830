using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>Brings every physical feature to mean 0 and standard deviation 1 as seen in training; missing values become 0, the training mean.</summary>
public sealed class Standardiser
{
    private Standardiser(double[] means, double[] deviations) => (Means, Deviations) = (means, deviations);

    /// <summary>S means over the training samples in which the feature is present; 0 where it never is.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>S population standard deviations, 1 where the feature is constant or never present, so that nothing is divided by zero.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>Learns means and deviations from these samples and no others.</summary>
    /// <exception cref="ArgumentException">There is no training sample.</exception>
    public static Standardiser Fit(SampleSet samples, ReadOnlySpan<int> training)
    {
        if (training.Length == 0) throw new ArgumentException("Scaling needs at least one training sample.", nameof(training));
        double[,] features = new double[training.Length, samples.SignalCount];
        for (int row = 0; row < training.Length; row++)
        {
            for (int feature = 0; feature < samples.SignalCount; feature++)
            {
                int place = training[row] * samples.SignalCount + feature;
                features[row, feature] = samples.FeaturePresent[place] ? samples.Features[place] : double.NaN;
            }
        }

        (double[] means, double[] deviations) = Standardisation.Of(features, [.. Enumerable.Range(0, training.Length)]);
        return new Standardiser(means, [.. deviations.Select(static deviation => deviation > 1e-9 ? deviation : 1)]);
    }

    /// <summary>Means and deviations that were learnt before, as a run keeps them.</summary>
    /// <exception cref="ArgumentException">There are not as many of both, or under 33, or one is not a finite number, or a deviation is not above
    /// 0.</exception>
    public static Standardiser Of(IReadOnlyList<double> means, IReadOnlyList<double> deviations) =>
        means.Count >= PhysicalFeatures.Count && deviations.Count == means.Count && means.Concat(deviations).All(double.IsFinite)
            && deviations.All(deviation => deviation > 0) ? new([.. means], [.. deviations])
            : throw new ArgumentException(
                Invariant($"There are {means.Count} means and {deviations.Count} deviations; expected as many finite ones of each, ")
                + Invariant($"{PhysicalFeatures.Count} at least, deviations above 0."), nameof(means));

    /// <summary>Leaves every feature as it is, as the released code does: for the report's procedure, never for a result of our own.</summary>
    /// <param name="count">S, number of signals.</param>
    public static Standardiser Unscaled(int count = PhysicalFeatures.Count) => new(new double[count], [.. Enumerable.Repeat(1.0, count)]);

    /// <summary>All samples, scaled: N x S, 0 where missing.</summary>
    /// <exception cref="ArgumentException">They have another number of signals.</exception>
    public float[] Apply(SampleSet samples)
    {
        if (samples.SignalCount != Means.Count)
        {
            throw new ArgumentException(Invariant($"The samples of {samples.Study.Root} have {samples.SignalCount} signals, and the scale was learnt for ")
                + Invariant($"{Means.Count}: both need the same signals of the study's own (study.json)."), nameof(samples));
        }

        float[] scaled = new float[samples.Features.Length];
        for (int place = 0; place < scaled.Length; place++)
        {
            int feature = place % Means.Count;
            if (samples.FeaturePresent[place]) scaled[place] = (float)((samples.Features[place] - Means[feature]) / Deviations[feature]);
        }

        return scaled;
    }
}
