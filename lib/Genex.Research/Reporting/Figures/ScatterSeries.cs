namespace Genex.Research.Reporting;

/// <summary>Separate points.</summary>
public sealed record ScatterSeries : Series
{
    /// <param name="name">What the legend says.</param>
    /// <param name="x">Finite.</param>
    /// <param name="y">Finite, as many as <paramref name="x"/>.</param>
    /// <param name="labels">What a point is, shown under the pointer; one each, or none.</param>
    /// <param name="maximumPoints">More points than this are thinned to every k-th and the extremes. Default 1000.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a number is not finite.</exception>
    public ScatterSeries(string name, IEnumerable<double> x, IEnumerable<double> y, IEnumerable<string>? labels = null,
        int maximumPoints = Thinning.DefaultPoints) : base(name)
    {
        double[] across = Check.Finite(x, name, "x"), up = Check.Finite(y, name, "y");
        Check.SameLength(name, ("x", across.Length), ("y", up.Length));
        string[] texts = [.. labels ?? []];
        if (texts.Length > 0) Check.SameLength(name, ("x", across.Length), ("labels", texts.Length));
        int[] kept = Thinning.Spread(across, up, maximumPoints);
        (X, Y, Labels) = (Thinning.Pick(across, kept), Thinning.Pick(up, kept), texts.Length == 0 ? [] : Thinning.Pick(texts, kept));
    }

    /// <summary>Horizontal places.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Vertical places.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>One per point, or empty.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Diameter of a mark, pixels. Default 7.</summary>
    public double Size { get; init; } = 7;

    internal override IEnumerable<double> Horizontal => X;

    internal override IEnumerable<double> Vertical => Y;
}
