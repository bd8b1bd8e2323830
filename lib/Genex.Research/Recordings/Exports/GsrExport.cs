#pragma warning disable MA0048 // an event and the export that holds it

namespace Genex.Research.Recordings;

/// <summary>A peak of skin conductance.</summary>
/// <param name="TimeMilliseconds">Time of the peak.</param>
/// <param name="AmplitudeMicrosiemens">Its height.</param>
public sealed record GsrPeak(double TimeMilliseconds, double AmplitudeMicrosiemens);

/// <summary>Skin-conductance exports: one row per peak.</summary>
/// <remarks>Data formats, section 1, GSRPeakTable.csv.</remarks>
public sealed class GsrExport : ExportFormat<GsrPeak>
{
    internal const string Time = "Peak Time", Amplitude = "Peak Amplitude";

    private GsrExport() : base("skin conductance", "GSRPeakTable", [Time])
    {
    }

    /// <summary>The format.</summary>
    public static GsrExport Format { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> OptionalColumns { get; } = [Amplitude];

    internal override IReadOnlyList<string> TellingColumns => OptionalColumns;

    /// <summary>Reads a peak; an empty amplitude is not known (NaN).</summary>
    /// <exception cref="ExportException">The time is none or negative.</exception>
    public override IEnumerable<GsrPeak> Read(ExportRow row, ExportTimeFormat times) =>
        [new GsrPeak(row.Time(Time, times), row.NumberIfMeant(Amplitude, "an amplitude in microsiemens", _ => true, ColumnUnits.Microsiemens) ?? double.NaN)];

    /// <inheritdoc/>
    public override string? UnitProblem(string column, string unit) =>
        column != Amplitude ? base.UnitProblem(column, unit) : ColumnUnits.Microsiemens(unit) is null ? "microsiemens" : null;

    /// <inheritdoc/>
    public override Interval? SpanOf(GsrPeak one) => new(one.TimeMilliseconds, one.TimeMilliseconds);
}
