using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>The difference of two learners when training anew is taken into account: folds share training samples, so their differences are
/// correlated.</summary>
/// <remarks>
/// Interval and test: the corrected resampled t test of Nadeau and Bengio ("Inference for the generalization error", Machine Learning 52, 2003): the variance
/// of the mean of J folds is s^2 (1 / J + test / training), with J - 1 degrees of freedom. The probabilities are those of the Bayesian correlated t test
/// (Benavoli, Corani, Demšar and Zaffalon, Journal of Machine Learning Research 18, 2017), whose posterior has the same centre, scale and degrees of freedom.
/// </remarks>
/// <param name="Folds">J; for leave-one-out the number of participants.</param>
/// <param name="MeanDifference">First minus second, mean over folds of the mean over their participants.</param>
/// <param name="StandardError">Of that mean, corrected.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="P">Two-sided, before any correction for several tests.</param>
/// <param name="AdjustedP">Under Holm over the declared family; alone, p itself.</param>
/// <param name="Equivalence">Half width of the region in which a difference is not worth having.</param>
/// <param name="FirstIsWorse">Probability that the true difference lies below that region.</param>
/// <param name="Equivalent">Probability that it lies within.</param>
/// <param name="FirstIsBetter">Probability that it lies above.</param>
public sealed record CorrectedContrast(
    int Folds, double MeanDifference, double StandardError, double Lower, double Upper, double P, double? AdjustedP, double Equivalence,
    double FirstIsWorse, double Equivalent, double FirstIsBetter)
{
    /// <summary>Half width of the region of practical equivalence: two points of a score from 0 to 1.</summary>
    public const double UsualEquivalence = 0.02;

    /// <summary>The probability from which on it is said that a difference is not worth having.</summary>
    public const double SaidFrom = 0.95;

    /// <summary>Whether a difference worth having is ruled out.</summary>
    public bool RulesOutDifference => Equivalent >= SaidFrom;

    /// <summary>Corrects differences of participants.</summary>
    /// <param name="differences">One per participant; null where undefined.</param>
    /// <param name="shared">Which fold each is tested in, and how large test and training part are.</param>
    /// <param name="equivalence">Half width of the region of practical equivalence; 0 or more.</param>
    /// <param name="alpha">1 minus the interval's level. Default 0.05.</param>
    /// <returns>Null with fewer than two folds, or when all folds differ by the same: there is no spread to judge by.</returns>
    /// <exception cref="ArgumentException">There are as many folds as participants are missing, or a number makes no sense.</exception>
    public static CorrectedContrast? Of(IReadOnlyList<double?> differences, SharedTraining shared, double equivalence = UsualEquivalence, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentNullException.ThrowIfNull(shared);
        if (differences.Count != shared.FoldOf.Count)
            throw new ArgumentException($"There are {differences.Count} differences for {shared.FoldOf.Count} participants.", nameof(differences));
        double[] folds = [.. differences.Select((value, place) => (Value: value, Fold: shared.FoldOf[place])).Where(static one => one.Value is not null)
            .GroupBy(static one => one.Fold).OrderBy(static fold => fold.Key).Select(static fold => fold.Average(static one => one.Value!.Value))];
        return Of(folds, shared.TestToTraining, equivalence, alpha);
    }

    /// <summary>Corrects one difference per fold.</summary>
    /// <param name="folds">J differences.</param>
    /// <param name="testToTraining">Test samples of a fold for each of its training samples; greater than 0.</param>
    /// <param name="equivalence">Half width of the region of practical equivalence; 0 or more.</param>
    /// <param name="alpha">1 minus the interval's level. Default 0.05.</param>
    /// <returns>Null with fewer than two folds, or when all differences are equal.</returns>
    /// <exception cref="ArgumentException">A difference is not finite.</exception>
    public static CorrectedContrast? Of(double[] folds, double testToTraining, double equivalence = UsualEquivalence, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testToTraining);
        ArgumentOutOfRangeException.ThrowIfNegative(equivalence);
        Shapes.Finite(folds, null, nameof(folds));
        if (folds.Length < 2 || folds.All(one => one.Equals(folds[0]))) return null;
        (double mean, double deviation) = Moments.Of(folds);
        double error = deviation * Math.Sqrt((1.0 / folds.Length) + testToTraining);
        int freedom = folds.Length - 1;
        double reach = error * StudentT.InvCDF(0, 1, freedom, 1 - (alpha / 2));
        double p = Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean / error)));
        double below = StudentT.CDF(mean, error, freedom, -equivalence), above = 1 - StudentT.CDF(mean, error, freedom, equivalence);
        return new(folds.Length, mean, error, mean - reach, mean + reach, p, p, equivalence, below, Math.Max(0, 1 - below - above), above);
    }
}
