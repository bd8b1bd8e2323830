using Genex.Research.Information;

namespace Genex.Research.Experiments;

/// <summary>How many bits readings of an <see cref="InformationWorld"/> tell about its target: integrals over the readings' densities.</summary>
internal static class ReadingInformation
{
    private const int Points = 1200;
    private static readonly double Deviation = Math.Sqrt(1 + (InformationWorld.PersonDeviation * InformationWorld.PersonDeviation));
    private static readonly double Reach = InformationWorld.Amplitude + (9 * Deviation);
    private static readonly double Step = 2 * Reach / Points;

    /// <summary>Of one reading of a state that is the target, but for errors.</summary>
    public static double OfOne(double error) => 1 - Enumerable.Range(0, Points + 1).Sum(point =>
    {
        (double yes, double no) = Densities(point, error);
        return Step * (yes + no) / 2 * Uncertainty(yes / (yes + no));
    });

    /// <summary>Of two readings, each with errors of its own.</summary>
    public static double OfTwoLooks(double error) => OfTwo(error, static (one, other) => (one.Yes * other.Yes / 2, one.No * other.No / 2));

    /// <summary>Of two readings of unrelated states whose exclusive-or is the target, but for errors.</summary>
    public static double OfExclusiveOr(double error) => OfTwo(0, (one, other) =>
    {
        double differ = ((one.Yes * other.No) + (one.No * other.Yes)) / 4, same = ((one.Yes * other.Yes) + (one.No * other.No)) / 4;
        return (((1 - error) * differ) + (error * same), ((1 - error) * same) + (error * differ));
    });

    private static double OfTwo(double error, Func<(double Yes, double No), (double Yes, double No), (double Yes, double No)> join)
    {
        (double Yes, double No)[] densities = [.. Enumerable.Range(0, Points + 1).Select(point => Densities(point, error))];
        double left = 0.0;
        for (int one = 0; one <= Points; one += 2)
        {
            for (int other = 0; other <= Points; other += 2)
            {
                (double yes, double no) = join(densities[one], densities[other]);
                if (yes + no > 0) left += 4 * Step * Step * (yes + no) * Uncertainty(yes / (yes + no));
            }
        }

        return 1 - left;
    }

    // Density of a reading when the target is yes and when it is no.
    private static (double Yes, double No) Densities(int point, double error)
    {
        double at = -Reach + (point * Step);
        double high = Normal(at - InformationWorld.Amplitude), low = Normal(at + InformationWorld.Amplitude);
        return (((1 - error) * high) + (error * low), ((1 - error) * low) + (error * high));
    }

    private static double Normal(double distance) => Math.Exp(-distance * distance / (2 * Deviation * Deviation)) / (Deviation * Math.Sqrt(2 * Math.PI));

    private static double Uncertainty(double probability) => Entropies.Of([probability, 1 - probability]);
}
