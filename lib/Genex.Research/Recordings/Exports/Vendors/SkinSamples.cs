namespace Genex.Research.Recordings;

/// <summary>A raw signal of skin conductance in a table: which column it is, and its peaks.</summary>
internal static class SkinSamples
{
    private const string Conductance = "GSR Conductance CAL", Calibrated = "GSR CAL", Resistance = "GSR Resistance CAL", Expected = "a conductance above 0";

    /// <summary>Reads a table's column of skin conductance, in microsiemens; null when it has none.</summary>
    /// <remarks>Shimmer's as study software writes it: conductance, or resistance in kiloohms. A conductance of exactly 0 is no contact with the skin, and
    /// missing.</remarks>
    internal static Func<ExportRow, double?>? Of(ExportTable table)
    {
        if (table.Has(Conductance))
            return row => InContact(row.NumberIfMeant(Conductance, Expected, value => value >= 0, ColumnUnits.Microsiemens));
        if (table.Columns.FirstOrDefault(column => column.StartsWith(Calibrated, StringComparison.OrdinalIgnoreCase)) is { } named)
            return named.Contains("ohm", StringComparison.OrdinalIgnoreCase) ? Inverse(named)
                : row => InContact(row.NumberIfMeant(named, Expected, value => value >= 0));
        return table.Has(Resistance) ? Inverse(Resistance) : null;
    }

    /// <summary>That the sensor was there, and when; then the peaks of its signal.</summary>
    /// <param name="stimulus">What was shown; null where nothing says.</param>
    /// <param name="samples">Milliseconds, in order, and microsiemens.</param>
    internal static IEnumerable<SampledEvent> Events(string? stimulus, IReadOnlyList<(double, double)> samples)
    {
        if (samples.Count == 0)
            yield break;
        var measured = new RowSteps();
        foreach ((double time, _) in samples.Where(one => one.Item1 >= 0))
            measured.Take(time);
        yield return new SampledEvent(stimulus, GsrExport.Format, null) { Covered = measured.Stretches() };
        foreach (SkinResponse one in SkinConductance.Responses(samples))
            yield return new SampledEvent(stimulus, GsrExport.Format, new GsrPeak(one.PeakMilliseconds, one.AmplitudeMicrosiemens));
    }

    private static double? InContact(double? conductance) => conductance is 0 ? null : conductance;

    private static Func<ExportRow, double?> Inverse(string column) =>
        row => row.NumberIfMeant(column, "a resistance above 0", value => value > 0) is { } kiloohms ? 1000 / kiloohms : null;
}
