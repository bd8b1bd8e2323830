namespace Genex.Research.Evaluation;

/// <summary>How large a difference is, in units of how much it varies from participant to participant.</summary>
public static class EffectSize
{
    /// <summary>Standardised mean difference of paired scores: mean of the differences / their standard deviation over N - 1 (Cohen's d_z).</summary>
    /// <param name="differences">N, one per participant.</param>
    /// <returns>Null with fewer than 2 participants, or when all differences are equal.</returns>
    /// <exception cref="ArgumentException">A difference is not a finite number.</exception>
    public static double? StandardisedMeanDifference(double[] differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        Shapes.Finite(differences, null, nameof(differences));
        if (differences.Length < 2 || differences.All(one => one.Equals(differences[0]))) return null;
        (double mean, double deviation) = Moments.Of(differences);
        return mean / deviation;
    }
}
