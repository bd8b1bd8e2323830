#pragma warning disable MA0048 // an event and the export that holds it

namespace Genex.Research.Recordings;

/// <summary>A fixation of the gaze.</summary>
/// <param name="Interval">From start to end.</param>
/// <param name="DurationMilliseconds">As exported; the interval's length when the export leaves it empty.</param>
/// <param name="DispersionDegrees">Spread of the gaze within the fixation.</param>
public sealed record Fixation(Interval Interval, double DurationMilliseconds, double DispersionDegrees);

/// <summary>Eye-tracking exports: one row per fixation.</summary>
/// <remarks>Data formats, section 1, FixationTable.csv.</remarks>
public sealed class FixationExport : ExportFormat<Fixation>
{
    internal const string Start = "Fixation Start", End = "Fixation End", Duration = "Fixation Duration", Dispersion = "Fixation Dispersion";

    private FixationExport() : base("fixations", "FixationTable", [Start, End])
    {
    }

    /// <summary>The format.</summary>
    public static FixationExport Format { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> OptionalColumns { get; } = [Duration, Dispersion];

    /// <summary>Reads a fixation; an empty duration is the interval's length, an empty dispersion is not known (NaN).</summary>
    /// <exception cref="ExportException">A time is none, or the end lies before the start or before the recording.</exception>
    public override IEnumerable<Fixation> Read(ExportRow row, ExportTimeFormat times)
    {
        Interval interval = row.Interval(Start, End, times);
        return [new Fixation(interval, row.Duration(Duration, times) ?? interval.DurationMilliseconds,
            row.NumberIfMeant(Dispersion, "a dispersion of zero or more degrees", value => value >= 0, ColumnUnits.Degrees) ?? double.NaN)];
    }

    /// <inheritdoc/>
    public override string? UnitProblem(string column, string unit) =>
        column != Dispersion ? base.UnitProblem(column, unit) : ColumnUnits.Degrees(unit) is null ? "degrees" : null;

    /// <inheritdoc/>
    public override Interval? SpanOf(Fixation one) => one.Interval;
}
