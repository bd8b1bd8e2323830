using System.Globalization;

namespace Genex.Research.Plotly;

/// <summary>Attributes of a trace or layout, in plotly's words; what is null is left out.</summary>
internal sealed class Attributes : Dictionary<string, object>
{
    internal new object? this[string name]
    {
        get => TryGetValue(name, out object? value) ? value : null;
        set
        {
            if (value is not null) base[name] = value;
        }
    }

    /// <summary>Six significant digits: finer than any screen, a third of the text.</summary>
    internal static double Round(double number) => double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Round(double)"/>
    internal static double[] Round(IEnumerable<double> numbers) => [.. numbers.Select(Round)];

    /// <inheritdoc cref="Round(double)"/>
    internal static double?[] Round(IEnumerable<double?> numbers) => [.. numbers.Select(number => number is { } value ? Round(value) : (double?)null)];
}
