namespace Genex.Research.Reporting;

/// <summary>Spans of time in rows: an event timeline.</summary>
public sealed record SpanSeries : Series
{
    /// <param name="name">What the legend says.</param>
    /// <param name="rows">The row of each span, a place on the vertical category axis.</param>
    /// <param name="onsets">Where each begins.</param>
    /// <param name="offsets">Where each ends, not before it begins.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is not finite, or a span ends before it begins.</exception>
    public SpanSeries(string name, IEnumerable<int> rows, IEnumerable<double> onsets, IEnumerable<double> offsets) : base(name)
    {
        (Rows, Onsets, Offsets) = ([.. rows], Check.Finite(onsets, name, "onset"), Check.Finite(offsets, name, "offset"));
        Check.SameLength(name, ("rows", Rows.Count), ("onsets", Onsets.Count), ("offsets", Offsets.Count));
        for (int i = 0; i < Onsets.Count; i++)
            if (Offsets[i] < Onsets[i])
                throw new ArgumentException(Invariant($"Series \"{name}\": span {i} begins at {Onsets[i]} and ends before, at {Offsets[i]}."));
    }

    /// <summary>Vertical places.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Where each begins.</summary>
    public IReadOnlyList<double> Onsets { get; }

    /// <summary>Where each ends.</summary>
    public IReadOnlyList<double> Offsets { get; }

    internal override IEnumerable<double> Horizontal => Onsets.Concat(Offsets);

    internal override IEnumerable<double> Vertical => Rows.Select(row => (double)row);
}
