namespace Genex.Research.Evaluation;

/// <summary>A score of predictions: what it is called, how it is taken from a sheet, and how it is to be read.</summary>
/// <param name="Id">Its key in JSON.</param>
/// <param name="Name">In full, for running text and tables with one line per metric.</param>
/// <param name="ShortName">For narrow columns.</param>
/// <param name="Of">Takes it from a sheet; null where undefined.</param>
public sealed record Metric(string Id, string Name, string ShortName, Func<ScoreSheet, double?> Of)
{
    /// <summary>Heading of a column of its own in wide tables. Default the name, its first letter large.</summary>
    public string Heading { get; init; } = Name.Capital();

    /// <summary>Whether more is better. Default true.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>The lowest value there can be. Default 0.</summary>
    public double Lowest { get; init; }

    /// <summary>The highest value there can be. Default 1.</summary>
    public double Highest { get; init; } = 1;

    /// <summary>Whether it is taken of all samples together alone: of one participant it would count what is absent as 0. Default no.</summary>
    public bool PooledOnly { get; init; }

    /// <summary>What a constant prediction reaches at most; null where that depends on the study.</summary>
    public double? Chance { get; init; }

    /// <summary>What a random order reaches where that is itself a number of the sheet; null elsewhere.</summary>
    public Metric? Baseline { get; init; }
}
