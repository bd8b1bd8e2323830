namespace Genex.Research.Experiments;

/// <summary>From the smallest to the largest value that was seen.</summary>
/// <param name="Lowest">In the value's own unit.</param>
/// <param name="Highest">At least <paramref name="Lowest"/>.</param>
public sealed record ValueRange(double Lowest, double Highest)
{
    /// <summary>How far beyond either end, as a fraction of the range's length, a value is still taken as within.</summary>
    public const double Margin = 0.1;

    /// <summary>The range of values; null of none.</summary>
    public static ValueRange? Of(IEnumerable<double> values)
    {
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (double value in values) (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
        return lowest <= highest ? new(lowest, highest) : null;
    }

    /// <summary>The range that holds both.</summary>
    public static ValueRange? Join(ValueRange? one, ValueRange? other) => one is null ? other : other is null ? one
        : new(Math.Min(one.Lowest, other.Lowest), Math.Max(one.Highest, other.Highest));

    /// <summary>Whether a value lies within the range and its margin.</summary>
    public bool Holds(double value)
    {
        double slack = Margin * (Highest - Lowest) + 1e-6 * Math.Max(Math.Abs(Lowest), Math.Abs(Highest));
        return value >= Lowest - slack && value <= Highest + slack;
    }
}
