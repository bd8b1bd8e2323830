namespace Genex.Research.Recordings;

/// <summary>Reads eye-tracking exports: one row per fixation.</summary>
/// <remarks>Data formats, section 1, FixationTable.csv.</remarks>
public static class FixationExport
{
    internal const string Start = "Fixation Start", End = "Fixation End", Duration = "Fixation Duration", Dispersion = "Fixation Dispersion";

    /// <summary>The four columns, besides the participant's.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Start, End, Duration, Dispersion];

    /// <summary>Reads a fixation; an empty duration is the interval's length, an empty dispersion is not known (NaN).</summary>
    /// <exception cref="ExportException">A time or a duration is none or negative, the end lies before the start, or the dispersion is no number or
    /// negative.</exception>
    public static Fixation Read(ExportRow row, ExportTimeFormat format)
    {
        Interval interval = row.Interval(Start, End, format);
        double duration = row.OptionalNumber(Duration) ?? interval.DurationMilliseconds;
        if (duration < 0)
            throw row.Error(Duration, "a duration of zero or more milliseconds");
        double dispersion = row.OptionalNumber(Dispersion) ?? double.NaN;
        return dispersion < 0 ? throw row.Error(Dispersion, "a dispersion of zero or more degrees") : new Fixation(interval, duration, dispersion);
    }
}
