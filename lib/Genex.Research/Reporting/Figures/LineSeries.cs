namespace Genex.Research.Reporting;

/// <summary>Points joined in order.</summary>
public sealed record LineSeries : Series
{
    /// <param name="name">What the legend says.</param>
    /// <param name="x">Finite, in drawing order.</param>
    /// <param name="y">Finite, as many as <paramref name="x"/>.</param>
    /// <param name="maximumPoints">More points than this are thinned (see <see cref="Thinning"/>). Default 1000, more than a figure has pixels.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a number is not finite.</exception>
    public LineSeries(string name, IEnumerable<double> x, IEnumerable<double> y, int maximumPoints = Thinning.DefaultPoints) : base(name)
    {
        double[] across = Check.Finite(x, name, "x"), up = Check.Finite(y, name, "y");
        Check.SameLength(name, ("x", across.Length), ("y", up.Length));
        int[] kept = Thinning.Extremes(up, maximumPoints);
        (X, Y) = (Thinning.Pick(across, kept), Thinning.Pick(up, kept));
        Markers = X.Count <= 30;
    }

    /// <summary>Horizontal places.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Vertical places.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>A mark at each point. Default: when there are at most 30.</summary>
    public bool Markers { get; init; }

    internal override IEnumerable<double> Horizontal => X;

    internal override IEnumerable<double> Vertical => Y;
}
