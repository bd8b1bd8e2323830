namespace Genex.Research.Reporting;

/// <summary>Points with intervals, one per row: a forest plot.</summary>
public sealed record IntervalSeries : Series
{
    /// <param name="name">What the legend says.</param>
    /// <param name="rows">Places on the vertical axis; between two categories where several series share one.</param>
    /// <param name="points">Estimates; null is n/a and is written so.</param>
    /// <param name="low">Lower ends; null where there is no interval.</param>
    /// <param name="high">Upper ends.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is not finite, or an interval does not hold its point.</exception>
    public IntervalSeries(string name, IEnumerable<double> rows, IEnumerable<double?> points, IEnumerable<double?> low, IEnumerable<double?> high) : base(name)
    {
        double?[] estimates = Check.FiniteOrMissing(points, name, "point");
        Rows = Check.Finite(rows, name, "row");
        Check.SameLength(name, ("rows", Rows.Count), ("points", estimates.Length));
        (Points, Low, High) = (estimates, Intervals.Ends(name, estimates, low, "lower end"), Intervals.Ends(name, estimates, high, "upper end"));
        Intervals.Hold(name, estimates, Low, High);
    }

    /// <summary>Vertical places.</summary>
    public IReadOnlyList<double> Rows { get; }

    /// <summary>Estimates; null is n/a.</summary>
    public IReadOnlyList<double?> Points { get; }

    /// <summary>Lower ends.</summary>
    public IReadOnlyList<double?> Low { get; }

    /// <summary>Upper ends.</summary>
    public IReadOnlyList<double?> High { get; }

    internal override IEnumerable<double> Horizontal => Points.Concat(Low).Concat(High).OfType<double>();

    internal override IEnumerable<double> Vertical => Rows;
}
