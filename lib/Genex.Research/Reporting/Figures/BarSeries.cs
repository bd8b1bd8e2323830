namespace Genex.Research.Reporting;

/// <summary>Bars from zero, one per place; series of one panel stand side by side.</summary>
public sealed record BarSeries : Series
{
    /// <param name="name">What the legend says.</param>
    /// <param name="values">One per place 0, 1, 2, … of a category axis; null is n/a and is written so.</param>
    /// <param name="low">Lower ends of the intervals, one per value; or null for none.</param>
    /// <param name="high">Upper ends of the intervals.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is not finite, or an interval does not hold its value.</exception>
    public BarSeries(string name, IEnumerable<double?> values, IEnumerable<double?>? low = null, IEnumerable<double?>? high = null) : base(name)
    {
        double?[] lengths = Check.FiniteOrMissing(values, name, "value");
        (Values, Low, High) = (lengths, Intervals.Ends(name, lengths, low, "lower end"), Intervals.Ends(name, lengths, high, "upper end"));
        Intervals.Hold(name, lengths, Low, High);
    }

    /// <inheritdoc cref="BarSeries(string, IEnumerable{double?}, IEnumerable{double?}?, IEnumerable{double?}?)"/>
    public BarSeries(string name, IEnumerable<double> values) : this(name, values.Select(value => (double?)value))
    {
    }

    /// <summary>Length of the bar at place 0, 1, 2, …; null is n/a.</summary>
    public IReadOnlyList<double?> Values { get; }

    /// <summary>Lower ends; empty when there are no intervals.</summary>
    public IReadOnlyList<double?> Low { get; }

    /// <summary>Upper ends; empty when there are no intervals.</summary>
    public IReadOnlyList<double?> High { get; }

    /// <summary>Bars lie, places go down the vertical axis.</summary>
    public bool Lying { get; init; }

    /// <summary>.NET format of the number written at each bar ("0.00"); empty for none.</summary>
    public string ValueFormat { get; init; } = "";

    private IEnumerable<double> Places => Enumerable.Range(0, Values.Count).Select(place => (double)place);

    private IEnumerable<double> Lengths => Values.Concat(Low).Concat(High).OfType<double>();

    internal override IEnumerable<double> Horizontal => Lying ? Lengths : Places;

    internal override IEnumerable<double> Vertical => Lying ? Places : Lengths;
}
