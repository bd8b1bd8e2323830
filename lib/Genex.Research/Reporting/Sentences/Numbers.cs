using System.Globalization;
using Genex.Research.Evaluation;

namespace Genex.Research.Reporting;

/// <summary>How prose writes numbers.</summary>
internal static class Numbers
{
    /// <summary>Three digits after the point, or n/a.</summary>
    public static string Score(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? Table.Missing;

    /// <summary>With its sign.</summary>
    public static string Difference(double? value) => value?.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) ?? Table.Missing;

    /// <summary>The ends of an interval, or n/a.</summary>
    public static string Between(ParticipantInterval? interval) => interval is null ? Table.Missing
        : $"{Score(interval.Lower)}\u00a0to\u00a0{Score(interval.Upper)}";

    /// <summary>The ends of a difference's interval, with their signs, or n/a.</summary>
    public static string SignedBetween(ParticipantInterval? interval) => interval is null ? Table.Missing
        : $"{Difference(interval.Lower)}\u00a0to\u00a0{Difference(interval.Upper)}";

    /// <summary>0 to 1 as a percentage.</summary>
    public static string Percent(double? share) => share is { } value ? Invariant($"{value * 100:0.0} %") : Table.Missing;

    /// <summary>"1 participant", "8 participants".</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : Invariant($"{number:#,0} {noun}s");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count <= 1 ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";
}
