namespace Genex.Research.Reporting;

/// <summary>Short texts at places.</summary>
public sealed record LabelSeries : Series
{
    /// <param name="x">Finite.</param>
    /// <param name="y">Finite, as many.</param>
    /// <param name="texts">As many.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a number is not finite.</exception>
    public LabelSeries(IEnumerable<double> x, IEnumerable<double> y, IEnumerable<string> texts) : base("")
    {
        (X, Y, Texts) = (Check.Finite(x, "labels", "x"), Check.Finite(y, "labels", "y"), [.. texts]);
        Check.SameLength("labels", ("x", X.Count), ("y", Y.Count), ("texts", Texts.Count));
    }

    /// <summary>Horizontal places.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Vertical places.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>What is written there.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Which side of the place the text is on.</summary>
    public LabelSide Side { get; init; } = LabelSide.Right;

    internal override IEnumerable<double> Horizontal => X;

    internal override IEnumerable<double> Vertical => Y;
}
