using System.Globalization;

namespace Genex.Research.Recordings;

/// <summary>Reads the times of a text export of iMotions 6 or 7: milliseconds, or clock times (<c>yyyyMMdd_HHmmssfff</c>).</summary>
/// <remarks>
/// A clock on the wall is set back when daylight saving time ends, so that an hour comes twice; <c>UTCTimestamp</c>, where there is such a column, goes before
/// it. A row without one has its clock time, moved as the row before is.
/// </remarks>
/// <param name="table">The export.</param>
/// <param name="column">The column with the clock time.</param>
internal sealed class IMotionsTextClock(ExportTable table, string column)
{
    private const string Universal = "UTCTimestamp", Written = "yyyyMMdd_HHmmssfff";

    private readonly bool hasUniversal = table.Has(Universal);
    private DateTime? origin;
    private double ahead;

    /// <summary>A row's time, milliseconds of the export's clock; where it is a clock on the wall, since the first time that was read.</summary>
    /// <exception cref="ExportException">It has none.</exception>
    internal double TimeOf(ExportRow row)
    {
        if (hasUniversal && ClockTime(row[Universal]) is { } universal)
        {
            ahead = ClockTime(row[column]) is { } there ? universal - there : ahead;
            return universal;
        }
        return (ClockTime(row[column]) ?? row.Time(column, ExportTimeFormat.Milliseconds)) + ahead;
    }

    private double? ClockTime(string text) => DateTime.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
        ? (time - (origin ??= time)).TotalMilliseconds : null;
}
