#pragma warning disable MA0048 // a picture and its series are read together

namespace Genex.Research.Claims;

/// <summary>Values to be drawn together: a bar for each category, or a line over X.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Values">One per category, or per X.</param>
public sealed record ClaimSeries(string Name, IReadOnlyList<double> Values)
{
    /// <summary>Places of a line's points; empty for bars.</summary>
    public IReadOnlyList<double> X { get; init; } = [];
}

/// <summary>The evidence of a claim as something to be drawn; how is up to the reporting.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Says">The same for those who cannot see it.</param>
/// <param name="Value">Title of the axis of values.</param>
/// <param name="Categories">Names of the bars; empty for lines.</param>
/// <param name="Series">At least one.</param>
public sealed record ClaimPicture(string Title, string Says, string Value, IReadOnlyList<string> Categories, params IReadOnlyList<ClaimSeries> Series)
{
    /// <summary>Title of the horizontal axis of lines.</summary>
    public string Across { get; init; } = "";

    /// <summary>A value to draw a line at, with what it means; null for none.</summary>
    public (double Value, string Meaning)? Reference { get; init; }

    /// <summary>Upper end of the axis of values; null leaves it to the values.</summary>
    public double? Maximum { get; init; }
}
