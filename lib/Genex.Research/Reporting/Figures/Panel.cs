namespace Genex.Research.Reporting;

/// <summary>One pair of axes and what is drawn between them.</summary>
public sealed record Panel
{
    /// <param name="x">Horizontal axis.</param>
    /// <param name="y">Vertical axis.</param>
    /// <param name="series">At least one, drawn in this order.</param>
    /// <exception cref="ArgumentException">There is no series, a place lies outside a category axis, or a value is not positive on a logarithmic
    /// one.</exception>
    public Panel(Axis x, Axis y, params IReadOnlyList<Series> series)
    {
        if (series.Count == 0) throw new ArgumentException("A panel needs at least one series.", nameof(series));
        (X, Y, Series) = (x, y, [.. series]);
        foreach (Series one in Series)
        {
            x.Accept(one.Horizontal, one.Name);
            y.Accept(one.Vertical, one.Name);
        }
    }

    /// <summary>Horizontal axis.</summary>
    public Axis X { get; }

    /// <summary>Vertical axis.</summary>
    public Axis Y { get; }

    /// <summary>Drawn in this order, the first at the back.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>Shown above the panel; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Height against the figure's other rows; over 0. Default 1.</summary>
    public double Weight
    { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Weight), value, "The weight of a panel must be over 0."); } = 1;

    /// <summary>What the horizontal axis shows; bars begin at zero, lines reach both sides.</summary>
    public AxisRange HorizontalRange =>
        AxisRange.Of(X, PlacesAcross, padding: Series.All(series => series is LineSeries or BandSeries or ReferenceLine) ? 0 : 0.04);

    /// <summary>What the vertical axis shows.</summary>
    public AxisRange VerticalRange => AxisRange.Of(Y, PlacesUp, downwards: true);

    /// <summary>All that the horizontal axis must show.</summary>
    internal IEnumerable<double> PlacesAcross =>
        Series.SelectMany(series => series is BarSeries { Lying: true } bars ? bars.Horizontal.Append(0) : series.Horizontal);

    /// <summary>All that the vertical axis must show.</summary>
    internal IEnumerable<double> PlacesUp => Series.SelectMany(series => series is BarSeries { Lying: false } bars ? bars.Vertical.Append(0) : series.Vertical);
}
