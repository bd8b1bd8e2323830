using CsvHelper;

namespace Genex.Research.Recordings;

/// <summary>A CSV export: its metadata rows, its columns by name, its rows with their line numbers. Columns that no reader asks for stay readable.</summary>
/// <remarks>
/// The header row is found by the columns it must have, after any number of metadata rows; the separator (comma, semicolon or tab) is the one that finds it.
/// UTF-8, UTF-16 or Latin-1, with or without byte order mark; CRLF or LF; quotes as in RFC 4180.
/// </remarks>
public sealed class ExportTable
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    private ExportTable(ExportHeader header, string encoding)
    {
        (Path, Encoding, Preamble, Columns, Separator) = (header.Path, encoding, header.Preamble, header.Columns, header.Separator);
        for (int place = 0; place < Columns.Count; place++)
            places.TryAdd(Columns[place], place);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>"UTF-8", "UTF-16" or "Latin-1".</summary>
    public string Encoding { get; }

    /// <summary>Comma, semicolon or tab.</summary>
    public char Separator { get; }

    /// <summary>The lines before the header row.</summary>
    public IReadOnlyList<string> Preamble { get; }

    /// <summary>Column names as the file has them, trimmed.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows after the header; blank ones are left out.</summary>
    public IReadOnlyList<ExportRow> Rows { get; private set; } = [];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that the header row must have; letter case and repeated spaces do not matter.</param>
    /// <param name="requiredKind">Columns of which the header row must have at least one; null when there is no such kind.</param>
    /// <exception cref="ExportException">No such header row; a required column missing or there twice; a row with too few or too many fields; broken quotes; an
    /// empty or unreadable file.</exception>
    public static ExportTable Read(string path, IReadOnlyList<string> required, ColumnKind? requiredKind = null) =>
        Read(path, ExportText.Read(path), required, requiredKind);

    internal static ExportTable Read(string path, ExportText text, IReadOnlyList<string> required, ColumnKind? requiredKind)
    {
        ExportHeader header = ExportHeader.Find(path, text.Content, required, requiredKind);
        var table = new ExportTable(header, text.Encoding);
        table.Rows = ReadRows(table, text.Content, header);
        return table;
    }

    /// <summary>Whether there is a column of this name, letter case ignored.</summary>
    public bool Has(string column) => places.ContainsKey(column);

    internal int PlaceOf(string column) => places.TryGetValue(column, out int place) ? place
        : throw new ArgumentException($"{Path} has no column '{column}'; its columns are {string.Join(", ", Columns)}.", nameof(column));

    private static List<ExportRow> ReadRows(ExportTable table, string content, ExportHeader header)
    {
        var options = new CsvReaderOptions
        {
            Separator = header.Separator,
            HasHeader = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
        };
        var rows = new List<ExportRow>();
        using CsvReader reader = CsvReader.FromText(content[header.End..], options);
        try
        {
            while (reader.Read())
            {
                string[] fields = reader.Current.ToArray();
                if (fields.All(string.IsNullOrWhiteSpace))
                    continue;
                var row = new ExportRow(table, header.Line + (int)reader.LineNumber, fields);
                CheckWidth(row, fields, table);
                rows.Add(row);
            }
        }
        catch (CsvFormatException problem)
        {
            throw new ExportException(
                table.Path, Invariant($"line {header.Line + problem.LineNumber}"), "quotes that do not match",
                "quotes around a whole field, doubled inside of it", "Export the file again.", problem);
        }
        return rows;
    }

    private static void CheckWidth(ExportRow row, string[] fields, ExportTable table)
    {
        int used = fields.Length;
        while (used > table.Columns.Count && string.IsNullOrWhiteSpace(fields[used - 1]))
            used--;
        if (used == table.Columns.Count)
            return;
        string? advice = used > table.Columns.Count && table.Separator == ','
            ? "If numbers are written with a decimal comma, re-export with semicolons or tabs between columns, or with quotes around the numbers." : null;
        if (used < table.Columns.Count)
            advice = "The row may be cut off: export the file again.";
        throw new ExportException(table.Path, Invariant($"line {row.Line}"), Invariant($"the row has {used} fields"),
            $"{table.Columns.Count}, one for each column of the header row", advice);
    }

    internal static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
