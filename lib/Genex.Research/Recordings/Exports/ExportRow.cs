using System.Text;

namespace Genex.Research.Recordings;

/// <summary>A row of an export: its fields by column name, with errors that say where they are.</summary>
public sealed class ExportRow
{
    private readonly ExportTable table;
    private readonly byte[] fields;
    private readonly int[] ends;

    /// <param name="table">The table.</param>
    /// <param name="line">Line number in the file.</param>
    /// <param name="fields">Its fields as UTF-8, one after the other: an export has many that nobody asks for.</param>
    /// <param name="ends">Where each ends; at most as many as there are columns.</param>
    /// <param name="writtenFields">How many the file has.</param>
    internal ExportRow(ExportTable table, int line, byte[] fields, int[] ends, int writtenFields) =>
        (this.table, Line, this.fields, this.ends, WrittenFields) = (table, line, fields, ends, writtenFields);

    /// <summary>Line number in the file, from 1; the first one when quotes hold line ends.</summary>
    public int Line { get; }

    /// <summary>The table's column names.</summary>
    public IReadOnlyList<string> Columns => table.Columns;

    /// <summary>Rows a second, as the table has it.</summary>
    internal double? SamplingRate => table.SamplingRate;

    /// <summary>Whether the table has a column.</summary>
    internal bool HasColumn(string column) => table.Has(column);

    /// <summary>How many fields the file has for this row; cells that are not there read as empty.</summary>
    internal int WrittenFields { get; }

    /// <summary>A field, trimmed.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public string this[string column] => Text(table.PlaceOf(column)).Trim();

    /// <summary>A participant's id: any text that is not blank, nor "nan".</summary>
    /// <exception cref="ExportException">The field is blank, or "nan".</exception>
    public ParticipantId Participant(string column) => ParticipantId.TryTake(this[column], out ParticipantId id) ? id
        : throw Error(column, "a participant's id");

    /// <summary>A number, with a decimal point or a decimal comma as the column's other numbers have it.</summary>
    /// <exception cref="ExportException">The field holds none, or one that is not finite.</exception>
    public double Number(string column) => Parsed(column, this[column]) ?? throw Error(column, "a number, such as 12.5 or 12,5");

    /// <summary>A number, or null when the field holds none - it is empty, NaN, NA or the like - or the table has no such column.</summary>
    /// <exception cref="ExportException">The field holds something else.</exception>
    public double? OptionalNumber(string column) => !table.Has(column) || ExportNumbers.IsAbsent(this[column]) ? null : Number(column);

    /// <summary>As <see cref="OptionalNumber"/>; what is no such number is left out, and told in the study's notes.</summary>
    /// <param name="column">The column.</param>
    /// <param name="expected">What is wanted, as "a dispersion of zero or more degrees".</param>
    /// <param name="isMeant">Which numbers can be meant.</param>
    /// <param name="unitOf">What a unit in the header multiplies by, null for a unit that cannot be meant.</param>
    public double? NumberIfMeant(string column, string expected, Func<double, bool> isMeant, Func<string, double?>? unitOf = null)
    {
        if (!table.Has(column) || ExportNumbers.IsAbsent(this[column]))
            return null;
        double scale = 1;
        if (unitOf is not null && table.UnitOf(column) is { } unit)
        {
            if (unitOf(unit) is not { } known)
                return null; // told once for the whole column
            scale = known;
        }
        if (Parsed(column, this[column].TrimEnd('%').TrimEnd()) is { } number && isMeant(number))
            return number * scale;
        Leave(Error(column, Parsed(column, this[column]) is null ? $"a number, such as 12.5 or 12,5: {expected}" : expected));
        return null;
    }

    /// <summary>A duration in milliseconds, written as the times are; null when the field holds none, and when it holds what is none, which is told.</summary>
    public double? Duration(string column, ExportTimeFormat format)
    {
        if (!table.Has(column) || ExportNumbers.IsAbsent(this[column]))
            return null;
        double? duration = Milliseconds(column, format);
        if (duration >= 0)
            return duration;
        Leave(Error(column, "a duration of zero or more milliseconds, written as the times are"));
        return null;
    }

    /// <summary>A time, in milliseconds since the start of the recording.</summary>
    /// <exception cref="ExportException">The field holds none, or a negative one.</exception>
    public double Time(string column, ExportTimeFormat format)
    {
        double time = AnyTime(column, format);
        return time >= 0 ? time : throw Error(column, "a time at or after the start of the recording (0)");
    }

    /// <summary>A closed-open interval between two times. One that begins before the recording counts from its start, which is told.</summary>
    /// <exception cref="ExportException">A time is missing, or the end lies before the start or before the recording.</exception>
    public Interval Interval(string startColumn, string endColumn, ExportTimeFormat format)
    {
        double start = AnyTime(startColumn, format), end = AnyTime(endColumn, format);
        if (end < start)
            throw Error(endColumn, $"a time at or after '{startColumn}' ({this[startColumn]})");
        if (start >= 0)
            return new Interval(start, end);
        if (end <= 0)
            throw Error(startColumn, "a time at or after the start of the recording (0)");
        Leave(Error(startColumn, "a time at or after the start of the recording (0); it counts from there"));
        return new Interval(0, end);
    }

    /// <summary>Notes that a field is left out or taken otherwise, and goes on.</summary>
    internal void Leave(ExportException problem) => table.Remarks.Add(problem);

    /// <summary>How many fields of columns the file has for this row.</summary>
    internal int FieldCount => ends.Length;

    /// <summary>A field as UTF-8; empty when the file has none.</summary>
    internal ReadOnlySpan<byte> Bytes(int place) =>
        place >= ends.Length ? [] : fields.AsSpan(place == 0 ? 0 : ends[place - 1], ends[place] - (place == 0 ? 0 : ends[place - 1]));

    /// <summary>A field, as it is written.</summary>
    internal string Text(int place) => Encoding.UTF8.GetString(Bytes(place));

    /// <summary>What is wrong with a field of this row, as an exception.</summary>
    public ExportException Error(string column, string expected, string? advice = null) =>
        new(table.Path, Invariant($"line {Line}"), $"column '{column}' holds \"{ExportTable.Excerpt(this[column])}\"", expected, advice);

    private double? Parsed(string column, string text) =>
        ExportNumbers.TryParse(text, text.AsSpan().IndexOfAny(',', '.') < 0 ? null : table.MarkOf(column));

    private double AnyTime(string column, ExportTimeFormat format)
    {
        if (Milliseconds(column, format) is { } time)
            return time;
        string text = this[column];
        string expected = format == ExportTimeFormat.Milliseconds ? "milliseconds since the start of the recording"
            : $"a time as {ExportTimes.Spellings[(int)format]}";
        throw Error(column, expected, text.Contains(':', StringComparison.Ordinal) && format == ExportTimeFormat.Milliseconds
            ? "If the export uses clock times, re-export with \"time in ms\" or pass --time-format "
                + $"{(text.Count(letter => letter == ':') == 2 ? "h:mm:ss.f" : "m:ss.f")}." : null);
    }

    /// <summary>A unit in the header decides over the study's format.</summary>
    private double? Milliseconds(string column, ExportTimeFormat format)
    {
        string text = this[column];
        if (table.UnitOf(column) is { } unit)
        {
            if (ColumnUnits.ClockFormat(unit) is { } clock)
                format = clock;
            else if (ColumnUnits.Milliseconds(unit) is { } scale && !text.Contains(':', StringComparison.Ordinal))
                return Parsed(column, text) * scale;
        }
        return format is ExportTimeFormat.Milliseconds or ExportTimeFormat.Seconds
            ? Parsed(column, text) * (format == ExportTimeFormat.Seconds ? 1000 : 1) : ExportTimes.TryParse(text, format);
    }
}
