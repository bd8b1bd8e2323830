namespace Genex.Research.Reporting;

/// <summary>Something drawn between two axes. Made and checked by the records that derive from it.</summary>
public abstract record Series
{
    private protected Series(string name) => Name = name;

    /// <summary>What the legend says; series of one name share colour, dash and marker. Empty: in no legend.</summary>
    public string Name { get; }

    /// <summary>Drawn in grey and thin: a reference, a baseline, single participants behind a mean.</summary>
    public bool Muted { get; init; }

    /// <summary>All horizontal places, for the axis to check.</summary>
    internal virtual IEnumerable<double> Horizontal => [];

    /// <summary>All vertical places, for the axis to check.</summary>
    internal virtual IEnumerable<double> Vertical => [];
}
