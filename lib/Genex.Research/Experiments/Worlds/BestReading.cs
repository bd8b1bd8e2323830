namespace Genex.Research.Experiments;

/// <summary>Area under the ROC curve that the likelihood of an <see cref="InformationWorld"/>'s readings comes to: no score orders moments better (Neyman and
/// Pearson 1933). Integrals over the readings' densities within a person, whose offsets are known.</summary>
internal static class BestReading
{
    private const int Points = 600;
    private const double Reach = InformationWorld.Amplitude + 7, Step = 2 * Reach / Points;

    /// <summary>Of one reading of a state that is the target, but for errors.</summary>
    public static double OfOne(double error) => Area([.. Enumerable.Range(0, Points + 1).Select(point => Densities(point, error))]);

    /// <summary>Of two readings, each with errors of its own.</summary>
    public static double OfTwoLooks(double error) => OfTwo(error, static (one, other) => (one.Yes * other.Yes, one.No * other.No));

    /// <summary>Of two readings of unrelated states whose exclusive-or is the target, but for errors.</summary>
    public static double OfExclusiveOr(double error) => OfTwo(0, (one, other) =>
    {
        double differ = (one.Yes * other.No) + (one.No * other.Yes), same = (one.Yes * other.Yes) + (one.No * other.No);
        return (((1 - error) * differ) + (error * same), ((1 - error) * same) + (error * differ));
    });

    private static double OfTwo(double error, Func<(double Yes, double No), (double Yes, double No), (double Yes, double No)> join)
    {
        (double Yes, double No)[] densities = [.. Enumerable.Range(0, Points + 1).Where(point => point % 2 == 0).Select(point => Densities(point, error))];
        return Area([.. densities.SelectMany(one => densities.Select(other => join(one, other)))]);
    }

    // Moments of either kind, from the least likely to the most: how often one that is comes after one that is not.
    private static double Area((double Yes, double No)[] cells)
    {
        double before = 0, area = 0;
        foreach ((double yes, double no) in cells.Where(cell => cell.Yes + cell.No > 0).OrderBy(cell => cell.Yes / (cell.Yes + cell.No)))
        {
            area += yes * (before + (no / 2));
            before += no;
        }

        return area / (cells.Sum(cell => cell.Yes) * before);
    }

    // Density of a reading when the target is yes and when it is no.
    private static (double Yes, double No) Densities(int point, double error)
    {
        double at = -Reach + (point * Step);
        double high = Math.Exp(-Square(at - InformationWorld.Amplitude) / 2), low = Math.Exp(-Square(at + InformationWorld.Amplitude) / 2);
        return (((1 - error) * high) + (error * low), ((1 - error) * low) + (error * high));

        static double Square(double value) => value * value;
    }
}
