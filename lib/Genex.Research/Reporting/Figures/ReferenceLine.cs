namespace Genex.Research.Reporting;

/// <summary>A line to compare with: a chance level, a threshold, perfect calibration.</summary>
public sealed record ReferenceLine : Series
{
    private ReferenceLine(string name, double? x, double? y) : base(name) => (X, Y, Muted) = (x, y, true);

    /// <summary>Where a vertical line stands; null for the other kinds.</summary>
    public double? X { get; }

    /// <summary>Where a horizontal line lies; null for the other kinds.</summary>
    public double? Y { get; }

    /// <summary>From the lower left to the upper right, y = x.</summary>
    public bool Diagonal => X is null && Y is null;

    /// <summary>A vertical line at <paramref name="x"/>.</summary>
    public static ReferenceLine AtX(double x, string name) => new(name, Check.Finite([x], name, "place")[0], null);

    /// <summary>A horizontal line at <paramref name="y"/>.</summary>
    public static ReferenceLine AtY(double y, string name) => new(name, null, Check.Finite([y], name, "place")[0]);

    /// <summary>The line y = x.</summary>
    public static ReferenceLine Identity(string name) => new(name, null, null);

    internal override IEnumerable<double> Horizontal => X is { } x ? [x] : [];

    internal override IEnumerable<double> Vertical => Y is { } y ? [y] : [];
}
