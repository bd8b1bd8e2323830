using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>How many participants a study needs to show a difference of a given size between two learners.</summary>
/// <param name="Difference">True mean difference, in the score's units; not 0.</param>
/// <param name="Deviation">Standard deviation of the differences over participants.</param>
/// <param name="Power">Probability with which it is to be shown.</param>
/// <param name="Participants">The fewest that reach the power; null where <see cref="Most"/> do not.</param>
/// <param name="Fewest">The same if the deviation were at the lower end of its interval; null without an interval.</param>
/// <param name="Largest">The same at the upper end; null without an interval, or where <see cref="Most"/> do not reach it.</param>
/// <param name="Now">Participants that the deviation was taken from; 0 where it was given.</param>
public sealed record StudySize(double Difference, double Deviation, double Power, int? Participants, int? Fewest, int? Largest, int Now)
{
    /// <summary>The largest study that is tried.</summary>
    public const int Most = 10_000;

    private const double Alpha = 0.05, Level = 0.95;

    /// <summary>Whether it is reckoned with learners that are trained anew with each participant left out in turn, as one of N: folds of several participants
    /// share less, and take other numbers.</summary>
    public bool LeavesOneOut { get; init; }

    /// <summary>The size for a deviation that is known.</summary>
    /// <param name="difference">True mean difference, of either sign; not 0.</param>
    /// <param name="deviation">Standard deviation over participants; greater than 0.</param>
    /// <param name="power">Greater than the test's level, less than 1. Default 0.8.</param>
    /// <param name="trainedAnew">Whether the learners are trained anew with each participant left out, which the corrected test takes into account; false for
    /// the plain paired t test of two models that are trained already. Default true.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside.</exception>
    public static StudySize Of(double difference, double deviation, double power = 0.8, bool trainedAnew = true) =>
        new(difference, deviation, power, Needed(difference, deviation, power, trainedAnew), null, null, 0) { LeavesOneOut = trainedAnew };

    /// <summary>The size for the deviation that a contrast found, with what its own uncertainty makes of it.</summary>
    /// <param name="contrast">Of at least two participants who do not all differ by the same.</param>
    /// <param name="difference">True mean difference to be shown; null takes the contrast's own, which is a guess at best: differences that were noticed are
    /// too large on average.</param>
    /// <param name="power">Greater than the test's level, less than 1. Default 0.8.</param>
    /// <remarks>The interval of the deviation is that of normal differences: N - 1 times the variance over quantiles of chi squared.</remarks>
    /// <exception cref="ArgumentException">There is no spread between participants, or no difference.</exception>
    public static StudySize Of(PairedContrast contrast, double? difference = null, double power = 0.8)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        double[] all = [.. contrast.Differences];
        if (all.Length < 2 || all.All(one => one.Equals(all[0])))
            throw new ArgumentException("There is no spread between participants to plan by; expected at least two that differ.", nameof(contrast));
        double sought = difference ?? contrast.MeanDifference!.Value, deviation = Moments.Of(all).Deviation;
        bool trainedAnew = contrast.Corrected is not null;
        int freedom = all.Length - 1;
        double End(double quantile) => deviation * Math.Sqrt(freedom / ChiSquared.InvCDF(freedom, quantile));
        return new(sought, deviation, power, Needed(sought, deviation, power, trainedAnew), Needed(sought, End((1 + Level) / 2), power, trainedAnew),
            Needed(sought, End((1 - Level) / 2), power, trainedAnew), all.Length)
        { LeavesOneOut = trainedAnew };
    }

    /// <summary>With which probability a study of this size shows the difference, two-sided at 5 %.</summary>
    /// <param name="participants">N, at least 2.</param>
    /// <param name="difference">True mean difference.</param>
    /// <param name="deviation">Standard deviation over participants; greater than 0.</param>
    /// <param name="trainedAnew">As in <see cref="Of(double, double, double, bool)"/>.</param>
    /// <remarks>Student's t with N - 1 degrees of freedom and the noncentrality difference / (deviation x sqrt(1 / N + 1 / (N - 1))), the second fraction being
    /// the correction of <see cref="CorrectedContrast"/> for leaving out one of N; without it, that of the paired t test.</remarks>
    public static double PowerOf(int participants, double difference, double deviation, bool trainedAnew = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(participants, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        int freedom = participants - 1;
        double shift = difference / (deviation * Math.Sqrt((1.0 / participants) + (trainedAnew ? 1.0 / freedom : 0)));
        double critical = StudentT.InvCDF(0, 1, freedom, 1 - (Alpha / 2));
        return Noncentral.Above(critical, freedom, shift) + Noncentral.Above(critical, freedom, -shift);
    }

    private static int? Needed(double difference, double deviation, double power, bool trainedAnew)
    {
        if (difference == 0 || !double.IsFinite(difference))
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "A difference to be shown is not 0.");
        if (power is not (> Alpha and < 1))
            throw new ArgumentOutOfRangeException(nameof(power), power, "Power lies between the test's level of 0.05 and 1, both excluded.");
        if (PowerOf(Most, difference, deviation, trainedAnew) < power) return null;
        (int few, int many) = (1, Most);
        while (many - few > 1)
        {
            int middle = (few + many) / 2;
            if (PowerOf(middle, difference, deviation, trainedAnew) >= power) many = middle;
            else few = middle;
        }

        return many;
    }

    /// <summary>Noncentral t: (a normal around the shift) / sqrt(chi squared / degrees of freedom).</summary>
    private static class Noncentral
    {
        private const int Steps = 400;

        /// <summary>Probability of a value above a critical one: the mean of Phi(shift - critical x w) over w = sqrt(chi squared / degrees of freedom), by
        /// Simpson's rule over the quantiles' range of w.</summary>
        public static double Above(double critical, int freedom, double shift)
        {
            (double from, double to) = (End(1e-12), End(1 - 1e-12));
            double step = (to - from) / Steps, sum = 0.0;
            for (int place = 0; place <= Steps; place++)
            {
                double w = from + (place * step), weight = place is 0 or Steps ? 1 : place % 2 == 1 ? 4 : 2;
                double density = 2 * freedom * w * ChiSquared.PDF(freedom, freedom * w * w);
                sum += weight * (double.IsFinite(density) ? density : 0) * Normal.CDF(0, 1, shift - (critical * w));
            }

            return Math.Clamp(sum * step / 3, 0, 1);

            double End(double quantile) => Math.Sqrt(ChiSquared.InvCDF(freedom, quantile) / freedom);
        }
    }
}
