namespace Genex.Research.Recordings;

/// <summary>A row of an export: its fields by column name, with errors that say where they are.</summary>
public sealed class ExportRow
{
    private readonly ExportTable table;
    private readonly string[] fields;

    internal ExportRow(ExportTable table, int line, string[] fields) => (this.table, Line, this.fields) = (table, line, fields);

    /// <summary>Line number in the file, from 1; the first one when quotes hold line ends.</summary>
    public int Line { get; }

    /// <summary>The table's column names.</summary>
    public IReadOnlyList<string> Columns => table.Columns;

    /// <summary>A field, trimmed.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public string this[string column] => fields[table.PlaceOf(column)].Trim();

    /// <summary>A participant's id, normalised.</summary>
    /// <exception cref="ExportException">The field holds none.</exception>
    public ParticipantId Participant(string column) => ParticipantId.TryFind(this[column], out ParticipantId id) ? id
        : throw Error(column, "a participant id: two or three letters and four digits, as in \"LE 3299\"");

    /// <summary>A number, with a decimal point or a decimal comma.</summary>
    /// <exception cref="ExportException">The field holds none, or one that is not finite.</exception>
    public double Number(string column) => ExportNumbers.TryParse(this[column]) ?? throw Error(column, "a number, such as 12.5 or 12,5");

    /// <summary>A number, or null when the field is empty or the table has no such column.</summary>
    /// <exception cref="ExportException">The field holds something else.</exception>
    public double? OptionalNumber(string column) => !table.Has(column) || this[column].Length == 0 ? null : Number(column);

    /// <summary>A time, in milliseconds since the start of the recording.</summary>
    /// <exception cref="ExportException">The field holds none, or a negative one.</exception>
    public double Time(string column, ExportTimeFormat format)
    {
        string text = this[column];
        double? time = ExportTimes.TryParse(text, format);
        if (time >= 0)
            return time.Value;
        if (time < 0)
            throw Error(column, "a time at or after the start of the recording (0)");
        string expected = format == ExportTimeFormat.Milliseconds ? "milliseconds since the start of the recording"
            : $"a time as {ExportTimes.Spellings[(int)format]}";
        throw Error(column, expected, text.Contains(':', StringComparison.Ordinal) && format == ExportTimeFormat.Milliseconds
            ? "If the export uses clock times, re-export with \"time in ms\" or pass --time-format "
                + $"{(text.Count(letter => letter == ':') == 2 ? "h:mm:ss.f" : "m:ss.f")}." : null);
    }

    /// <summary>A closed-open interval between two times.</summary>
    /// <exception cref="ExportException">A time is missing or negative, or the end lies before the start.</exception>
    public Interval Interval(string startColumn, string endColumn, ExportTimeFormat format)
    {
        double start = Time(startColumn, format), end = Time(endColumn, format);
        return end >= start ? new Interval(start, end) : throw Error(endColumn, $"a time at or after '{startColumn}' ({this[startColumn]})");
    }

    /// <summary>What is wrong with a field of this row, as an exception.</summary>
    public ExportException Error(string column, string expected, string? advice = null) =>
        new(table.Path, Invariant($"line {Line}"), $"column '{column}' holds \"{ExportTable.Excerpt(this[column])}\"", expected, advice);
}
