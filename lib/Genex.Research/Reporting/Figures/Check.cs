namespace Genex.Research.Reporting;

/// <summary>What every part of a figure is held to when it is made.</summary>
internal static class Check
{
    internal static string Text(string text, string message) => string.IsNullOrWhiteSpace(text) ? throw new ArgumentException(message) : text.Trim();

    internal static int Range(int value, int lowest, int highest, string what) => value >= lowest && value <= highest ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, Invariant($"{what} must be from {lowest} to {highest}."));

    /// <summary>A copy of the numbers; NaN and infinities are refused with their place.</summary>
    internal static double[] Finite(IEnumerable<double> numbers, string series, string what)
    {
        double[] copy = [.. numbers];
        int place = Array.FindIndex(copy, number => !double.IsFinite(number));
        return place < 0 ? copy
            : throw new ArgumentException(
                Invariant($"Series \"{series}\": {what} {place} is {copy[place]}; expected a finite number. Leave undefined points out, or use a series ")
                + "that takes n/a.");
    }

    /// <summary>As <see cref="Finite(IEnumerable{double}, string, string)"/>, where null is n/a.</summary>
    internal static double?[] FiniteOrMissing(IEnumerable<double?> numbers, string series, string what)
    {
        double?[] copy = [.. numbers];
        int place = Array.FindIndex(copy, number => number is { } value && !double.IsFinite(value));
        return place < 0 ? copy
            : throw new ArgumentException(Invariant($"Series \"{series}\": {what} {place} is {copy[place]}; expected a finite number, or null for n/a."));
    }

    internal static void SameLength(string series, params (string Name, int Length)[] parts)
    {
        if (parts.Any(part => part.Length != parts[0].Length))
            throw new ArgumentException(
                $"Series \"{series}\" has parts of different lengths: {string.Join(", ", parts.Select(part => $"{part.Length} {part.Name}"))}.");
    }
}
