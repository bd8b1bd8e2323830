namespace Genex.Research.Reporting;

/// <summary>The area between two lines: an interval along x.</summary>
public sealed record BandSeries : Series
{
    /// <param name="name">The name of the line that the band surrounds: they share a colour.</param>
    /// <param name="x">Finite.</param>
    /// <param name="low">Finite, as many.</param>
    /// <param name="high">Finite, as many, nowhere under <paramref name="low"/>.</param>
    /// <param name="maximumPoints">More points than this are thinned to the extremes of both edges. Default 1000.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is not finite, or the edges cross.</exception>
    public BandSeries(string name, IEnumerable<double> x, IEnumerable<double> low, IEnumerable<double> high, int maximumPoints = Thinning.DefaultPoints)
        : base(name)
    {
        double[] across = Check.Finite(x, name, "x"), under = Check.Finite(low, name, "lower end"), over = Check.Finite(high, name, "upper end");
        Check.SameLength(name, ("x", across.Length), ("lower ends", under.Length), ("upper ends", over.Length));
        for (int i = 0; i < across.Length; i++)
            if (under[i] > over[i]) throw new ArgumentException(Invariant($"Series \"{name}\": the band at {i} goes from {under[i]} down to {over[i]}."));

        int[] kept = [.. Thinning.Extremes(under, maximumPoints / 2).Union(Thinning.Extremes(over, maximumPoints / 2)).Order()];
        (X, Low, High) = (Thinning.Pick(across, kept), Thinning.Pick(under, kept), Thinning.Pick(over, kept));
    }

    /// <summary>Horizontal places.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Lower edge.</summary>
    public IReadOnlyList<double> Low { get; }

    /// <summary>Upper edge.</summary>
    public IReadOnlyList<double> High { get; }

    internal override IEnumerable<double> Horizontal => X;

    internal override IEnumerable<double> Vertical => Low.Concat(High);
}
