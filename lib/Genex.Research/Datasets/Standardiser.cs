using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>Brings every physical feature to mean 0 and standard deviation 1 as seen in training; missing values become 0, the training mean.</summary>
public sealed class Standardiser
{
    private Standardiser(double[] means, double[] deviations) => (Means, Deviations) = (means, deviations);

    /// <summary>33 means over the training samples in which the feature is present; 0 where it never is.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>33 population standard deviations, 1 where the feature is constant or never present, so that nothing is divided by zero.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>Learns means and deviations from these samples and no others.</summary>
    /// <exception cref="ArgumentException">There is no training sample.</exception>
    public static Standardiser Fit(SampleSet samples, ReadOnlySpan<int> training)
    {
        if (training.Length == 0) throw new ArgumentException("Scaling needs at least one training sample.", nameof(training));
        double[,] features = new double[training.Length, PhysicalFeatures.Count];
        for (int row = 0; row < training.Length; row++)
        {
            for (int feature = 0; feature < PhysicalFeatures.Count; feature++)
            {
                int place = training[row] * PhysicalFeatures.Count + feature;
                features[row, feature] = samples.FeaturePresent[place] ? samples.Features[place] : double.NaN;
            }
        }

        (double[] means, double[] deviations) = Standardisation.Of(features, [.. Enumerable.Range(0, training.Length)]);
        return new Standardiser(means, [.. deviations.Select(static deviation => deviation > 1e-9 ? deviation : 1)]);
    }

    /// <summary>Means and deviations that were learnt before, as a run keeps them.</summary>
    /// <exception cref="ArgumentException">There are not 33 of each, or one is not a finite number, or a deviation is not above 0.</exception>
    public static Standardiser Of(IReadOnlyList<double> means, IReadOnlyList<double> deviations) =>
        means.Count == PhysicalFeatures.Count && deviations.Count == PhysicalFeatures.Count && means.Concat(deviations).All(double.IsFinite)
            && deviations.All(deviation => deviation > 0) ? new([.. means], [.. deviations])
            : throw new ArgumentException(
                Invariant($"There are {means.Count} means and {deviations.Count} deviations; expected {PhysicalFeatures.Count} finite ones of each, ")
                + "deviations above 0.", nameof(means));

    /// <summary>Leaves every feature as it is, as the released code does: for the report's procedure, never for a result of our own.</summary>
    public static Standardiser Unscaled() =>
        new(new double[PhysicalFeatures.Count], [.. Enumerable.Repeat(1.0, PhysicalFeatures.Count)]);

    /// <summary>All samples, scaled: N x 33, 0 where missing.</summary>
    public float[] Apply(SampleSet samples)
    {
        float[] scaled = new float[samples.Features.Length];
        for (int place = 0; place < scaled.Length; place++)
        {
            int feature = place % PhysicalFeatures.Count;
            if (samples.FeaturePresent[place]) scaled[place] = (float)((samples.Features[place] - Means[feature]) / Deviations[feature]);
        }

        return scaled;
    }
}
