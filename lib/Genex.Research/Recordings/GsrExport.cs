namespace Genex.Research.Recordings;

/// <summary>Reads skin-conductance exports: one row per peak.</summary>
/// <remarks>Data formats, section 1, GSRPeakTable.csv.</remarks>
public static class GsrExport
{
    internal const string Time = "Peak Time", Amplitude = "Peak Amplitude";

    /// <summary>The two columns, besides the participant's.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Time, Amplitude];

    /// <summary>Reads a peak; an empty amplitude is not known (NaN).</summary>
    /// <exception cref="ExportException">The time is none or negative; the amplitude is no number.</exception>
    public static GsrPeak Read(ExportRow row, ExportTimeFormat format) => new(row.Time(Time, format), row.OptionalNumber(Amplitude) ?? double.NaN);
}
