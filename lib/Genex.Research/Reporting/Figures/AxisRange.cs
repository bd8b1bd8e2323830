namespace Genex.Research.Reporting;

/// <summary>What an axis shows, from its near end to its far end; exponents of ten on a logarithmic axis.</summary>
/// <param name="Low">At the left or at the bottom.</param>
/// <param name="High">At the right or at the top; under <paramref name="Low"/> where an axis runs downwards.</param>
public readonly record struct AxisRange(double Low, double High)
{
    /// <summary>The range of an axis that shows these places.</summary>
    /// <param name="axis">Its own limits, where it has them, are kept.</param>
    /// <param name="places">All that must be seen.</param>
    /// <param name="downwards">Categories run from the top of a vertical axis.</param>
    /// <param name="padding">Room beyond the data at ends the axis does not fix, as a share of the range. Default 0.04.</param>
    public static AxisRange Of(Axis axis, IEnumerable<double> places, bool downwards = false, double padding = 0.04)
    {
        if (axis.Categories.Count > 0) return downwards ? new(axis.Categories.Count - 0.5, -0.5) : new(-0.5, axis.Categories.Count - 0.5);

        double[] all = [.. places.Select(place => axis.Logarithmic ? Math.Log10(place) : place)];
        double? fixedLow = axis.Logarithmic && axis.Minimum is { } a ? Math.Log10(a) : axis.Minimum;
        double? fixedHigh = axis.Logarithmic && axis.Maximum is { } b ? Math.Log10(b) : axis.Maximum;
        double low = fixedLow ?? (all.Length > 0 ? all.Min() : 0), high = fixedHigh ?? (all.Length > 0 ? all.Max() : 1);
        if (high <= low) (low, high) = (fixedLow ?? low - 0.5, fixedHigh ?? low + 0.5);
        double room = padding * (high - low);
        return new(fixedLow ?? low - room, fixedHigh ?? high + room);
    }
}
