using System.Text.Json.Serialization;
using Genex.Research.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>What scoring in another precision than 32 bits changed on a fold's test samples: the same weights scored both ways, frozen layers
/// included.</summary>
/// <param name="MeanProbability">Mean absolute difference of a probability.</param>
/// <param name="LargestProbability">The largest one.</param>
/// <param name="RocArea">Area under the ROC curve within participants, the precision's minus that of 32 bits; null where neither can be had.</param>
/// <param name="Accuracy">The same of the fraction of known labels predicted right at probability 0.5.</param>
public sealed record PrecisionEffect(
    double MeanProbability, double LargestProbability, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RocArea, double Accuracy)
{
    /// <summary>Of a fold.</summary>
    /// <param name="made">M x K logits in the run's precision.</param>
    /// <param name="full">The same in 32 bits.</param>
    /// <param name="source">Labels.</param>
    /// <param name="samples">The M samples.</param>
    internal static PrecisionEffect Of(float[] made, float[] full, BatchSource source, int[] samples)
    {
        double[] apart = [.. made.Zip(full, (one, other) => Math.Abs(Probability(one) - Probability(other)))];
        ValidationScore own = ValidationScore.From(made, source, samples), whole = ValidationScore.From(full, source, samples);
        return new(apart.Average(), apart.Max(), own.RocArea - whole.RocArea, own.Accuracy - whole.Accuracy);

        static double Probability(float logit) => 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>Of a run: means over its folds, and the largest difference of all; null for one in 32 bits.</summary>
    public static PrecisionEffect? Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        PrecisionEffect[] folds = [.. run.Folds.Select(fold => fold.Precision).OfType<PrecisionEffect>()];
        return folds.Length == 0 ? null : new(folds.Average(fold => fold.MeanProbability), folds.Max(fold => fold.LargestProbability),
            folds.Average(fold => fold.RocArea), folds.Average(fold => fold.Accuracy));
    }
}
