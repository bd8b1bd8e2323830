using CsvHelper;

namespace Genex.Research.Recordings;

/// <summary>A CSV export: its metadata rows, its columns by name, its rows with their line numbers. Columns that no reader asks for stay readable.</summary>
/// <remarks>
/// The header row is found by the columns it must have, after any number of metadata rows; the separator (comma, semicolon or tab) is the one that finds it.
/// UTF-8, UTF-16 or Latin-1, with or without byte order mark; CRLF or LF; quotes as in RFC 4180. Letter case, spaces and marks in the names of columns do not
/// matter, and a unit in brackets is read as one. A row that is none is in <see cref="Problems"/>, and the others are read.
/// </remarks>
public sealed class ExportTable
{
    /// <summary>Quotes that do not match are passed over this often; after that the rest of the file is left out.</summary>
    private const int MostRestarts = 50;

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, char?> marks = [];
    private readonly IReadOnlyList<ColumnSpelling> spellings;
    private readonly int neededFields;
    private readonly bool endsInLine;

    private ExportTable(ExportHeader header, string encoding, IReadOnlyList<string> required, bool endsInLine)
    {
        (Path, Encoding, Preamble, Columns, Separator) = (header.Path, encoding, header.Preamble, header.Columns, header.Separator);
        (spellings, this.endsInLine) = (header.Spellings, endsInLine);
        neededFields = required.Select(PlaceOf).DefaultIfEmpty(0).Max() + 1;
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

    /// <summary>Rows that are none (too few or too many fields, broken quotes), in order; they are not among <see cref="Rows"/>.</summary>
    public IReadOnlyList<ExportException> Problems { get; private set; } = [];

    /// <summary>Cells that were left out while rows were read, and values that were changed, in order.</summary>
    internal List<ExportException> Remarks { get; } = [];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that the header row must have; letter case, spaces, marks and units do not matter.</param>
    /// <param name="requiredKind">Columns of which the header row must have at least one; null when there is no such kind.</param>
    /// <exception cref="ExportException">No such header row; a required column missing or there twice; an empty or unreadable file.</exception>
    public static ExportTable Read(string path, IReadOnlyList<string> required, ColumnKind? requiredKind = null) =>
        Read(path, ExportText.Read(path), required, requiredKind);

    internal static ExportTable Read(string path, ExportText text, IReadOnlyList<string> required, ColumnKind? requiredKind)
    {
        ExportHeader header = ExportHeader.Find(path, text, required, requiredKind);
        var table = new ExportTable(header, text.Encoding, required, text.Content[^1] is '\n' or '\r');
        table.ReadRows(text.Content, header);
        return table;
    }

    /// <summary>Whether there is a column of this name; letter case, spaces, marks and units do not matter.</summary>
    public bool Has(string column) => Find(column) >= 0;

    /// <summary>The unit in a column's header, as "ms"; null when there is none, or no such column.</summary>
    public string? UnitOf(string column) => Find(column) is >= 0 and int place ? spellings[place].Unit : null;

    internal int PlaceOf(string column) => Find(column) is >= 0 and int place ? place
        : throw new ArgumentException($"{Path} has no column '{column}'; its columns are {string.Join(", ", Columns)}.", nameof(column));

    /// <summary>The decimal mark that a column's numbers show; else the one that the table's others show; null when none does.</summary>
    internal char? MarkOf(string column)
    {
        int place = PlaceOf(column);
        return MarkAt(place) ?? (marks.TryGetValue(-1, out char? shared) ? shared
            : marks[-1] = Enumerable.Range(0, Columns.Count).Select(MarkAt).Distinct().OfType<char>().ToArray() is [char only] ? only : null);
    }

    private char? MarkAt(int place)
    {
        if (marks.TryGetValue(place, out char? known))
            return known;
        char? found = null;
        foreach (ExportRow row in Rows)
        {
            char? shown = row.MarkAt(place);
            if (shown is null)
                continue;
            if (found is not null && shown != found)
            {
                found = null; // both marks in one column: each number speaks for itself
                break;
            }
            found = shown;
        }
        return marks[place] = found;
    }

    private int Find(string column)
    {
        if (!places.TryGetValue(column, out int place))
        {
            place = Columns.ToList().FindIndex(written => string.Equals(written, column, StringComparison.OrdinalIgnoreCase));
            places[column] = place = place >= 0 ? place : ColumnSpelling.PlaceOf(column, spellings);
        }
        return place;
    }

    private void ReadRows(string content, ExportHeader header)
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
        var problems = new List<ExportException>();
        int start = header.End, line = header.Line;
        for (int restarts = 0; start < content.Length; restarts++)
        {
            using CsvReader reader = CsvReader.FromText(content[start..], options);
            int last = 0;
            try
            {
                while (reader.Read())
                {
                    last = (int)reader.LineNumber;
                    string[] fields = reader.Current.ToArray();
                    if (fields.All(string.IsNullOrWhiteSpace))
                        continue;
                    if (WidthProblem(line + last, fields) is { } problem)
                        problems.Add(problem);
                    else
                        rows.Add(new ExportRow(this, line + last, Padded(fields), fields.Length));
                }
                break;
            }
            catch (CsvFormatException problem)
            {
                int broken = Math.Max((int)problem.LineNumber, 1);
                bool more = restarts < MostRestarts;
                problems.Add(new ExportException(Path, Invariant($"line {line + broken}"), "quotes that do not match",
                    "quotes around a whole field, doubled inside of it", more ? "Export the file again."
                        : "This is so often the case that the rest of the file is left out; export it again.", problem));
                if (!more)
                    break;
                (start, line) = (AfterLine(content, start, broken), line + broken);
            }
        }
        CutOff(rows, problems);
        (Rows, Problems) = (rows, problems);
    }

    /// <summary>Where the text after so many lines begins.</summary>
    private static int AfterLine(string content, int start, int lines)
    {
        for (int line = 0; line < lines && start < content.Length; line++)
        {
            int stop = content.AsSpan(start).IndexOfAny('\r', '\n');
            start = stop < 0 ? content.Length : start + stop + (content.AsSpan(start + stop).StartsWith("\r\n") ? 2 : 1);
        }
        return start;
    }

    private string[] Padded(string[] fields) => fields.Length >= Columns.Count ? fields
        : [.. fields, .. Enumerable.Repeat("", Columns.Count - fields.Length)];

    /// <summary>A last row that lacks fields and does not end in a line end was cut off with the file.</summary>
    private void CutOff(List<ExportRow> rows, List<ExportException> problems)
    {
        if (endsInLine || rows.Count == 0 || rows[^1].WrittenFields >= Columns.Count || (rows.Count > 1 && rows[^2].WrittenFields < Columns.Count))
            return;
        problems.Add(new ExportException(Path, Invariant($"line {rows[^1].Line}"), "the file ends within this row",
            $"{Columns.Count} fields and a line end", "The file may be cut off: export it again."));
        rows.RemoveAt(rows.Count - 1);
    }

    private ExportException? WidthProblem(int line, string[] fields)
    {
        int used = fields.Length;
        while (used > Columns.Count && string.IsNullOrWhiteSpace(fields[used - 1]))
            used--;
        if (used <= Columns.Count && used >= neededFields)
            return null;
        string? advice = used > Columns.Count && Separator == ','
            ? "If numbers are written with a decimal comma, re-export with semicolons or tabs between columns, or with quotes around the numbers." : null;
        if (used < Columns.Count)
            advice = "The row may be cut off: export the file again.";
        return new ExportException(Path, Invariant($"line {line}"), Invariant($"the row has {used} fields"),
            $"{Columns.Count}, one for each column of the header row", advice);
    }

    internal static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
