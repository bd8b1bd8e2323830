namespace Genex.Research.Reporting;

/// <summary>Numbers in rows and columns, as shades: dark is much, on paper and in grey.</summary>
public sealed record HeatMapSeries : Series
{
    /// <param name="name">What a shade means, with its unit; the title of the colour bar.</param>
    /// <param name="values">(rows, columns); row 0 is the first place of the vertical axis. Null is n/a and stays blank.</param>
    /// <exception cref="ArgumentException">There is no cell, or a number is not finite.</exception>
    public HeatMapSeries(string name, double?[,] values) : base(name)
    {
        if (values.Length == 0) throw new ArgumentException($"Heat map \"{name}\" has no cell.");
        Values = [.. Enumerable.Range(0, values.GetLength(0)).Select(row =>
            Check.FiniteOrMissing(Enumerable.Range(0, values.GetLength(1)).Select(column => values[row, column]), name, Invariant($"row {row}, column")))];
    }

    /// <summary>Rows of cells.</summary>
    public IReadOnlyList<IReadOnlyList<double?>> Values { get; }

    /// <summary>The value of the lightest shade; the smallest value when null.</summary>
    public double? Minimum { get; init; }

    /// <summary>The value of the darkest shade; the largest value when null.</summary>
    public double? Maximum { get; init; }

    /// <summary>.NET format of the number written in each cell ("0.00"); empty for none.</summary>
    public string ValueFormat { get; init; } = "";

    /// <summary>Texts to write in the cells instead of numbers, (rows, columns); empty for none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Texts { get; init; } = [];

    /// <summary>Whether a bar explains the shades. Default true.</summary>
    public bool ColourBar { get; init; } = true;

    internal override IEnumerable<double> Horizontal => [0, Values[0].Count - 1];

    internal override IEnumerable<double> Vertical => [0, Values.Count - 1];
}
