namespace Genex.Research.Reporting;

/// <summary>An axis: its title with the unit, its range, and category names where places are categories.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="Unit">"ms", "µS", "%"; empty for pure numbers and categories.</param>
public sealed record Axis(string Title, string Unit = "")
{
    /// <summary>Fixed lower end, in the axis' own unit; chosen from the data when null.</summary>
    public double? Minimum { get; init; }

    /// <summary>Fixed upper end; chosen from the data when null.</summary>
    public double? Maximum { get; init; }

    /// <summary>Ten times is as far as ten times; values must be positive.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Names of the places 0, 1, 2, …; empty for a numeric axis. The first is at the left, or at the top.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whether lines are drawn at the ticks. Default true; never for categories.</summary>
    public bool Grid { get; init; } = true;

    /// <summary>Title and unit as shown: "Time (s)".</summary>
    public string Caption => Unit.Length == 0 ? Title : $"{Title} ({Unit})";

    /// <summary>An axis of named places.</summary>
    public static Axis Of(string title, IEnumerable<string> categories) => new(title) { Categories = [.. categories] };

    /// <summary>An axis from 0 to 1, as scores and probabilities have.</summary>
    public static Axis Share(string title) => new(title) { Minimum = 0, Maximum = 1 };

    internal void Accept(IEnumerable<double> places, string series)
    {
        foreach (double place in places)
        {
            if (Logarithmic && place <= 0)
                throw new ArgumentException(Invariant($"Series \"{series}\" holds {place} on the logarithmic axis \"{Title}\"; expected values over 0."));
            if (Categories.Count > 0 && (place < -0.5 || place > Categories.Count - 0.5))
                throw new ArgumentException(
                    Invariant($"Series \"{series}\" has place {place} on the axis \"{Title}\", which has {Categories.Count} categories."));
        }
    }
}
