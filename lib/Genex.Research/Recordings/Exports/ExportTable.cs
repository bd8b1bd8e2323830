namespace Genex.Research.Recordings;

/// <summary>A CSV export: its metadata rows, its columns by name, its rows with their line numbers. Columns that no reader asks for stay readable.</summary>
/// <remarks>
/// The header row is found by the columns it must have, after any number of metadata rows; the separator (comma, semicolon or tab) is the one that finds it.
/// UTF-8, UTF-16 or Latin-1, with or without byte order mark; CRLF or LF; quotes as in RFC 4180. Letter case, spaces and marks in the names of columns do not
/// matter, and a unit in brackets is read as one. A row that is none is in <see cref="Problems"/>, and the others are read. The file stays on disk: rows are
/// read from it as they are walked through, so that memory does not grow with it, and it has to stay as it was when the table was read.
/// </remarks>
public sealed class ExportTable
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly ExportText text;
    private readonly ExportHeader header;
    private readonly int neededFields;
    private readonly Lazy<ExportSurvey> survey;

    private ExportTable(ExportHeader header, ExportText text, IReadOnlyList<string> required)
    {
        (Path, Encoding, Preamble, Columns, Separator) = (header.Path, text.Encoding, header.Preamble, header.Columns, header.Separator);
        (this.header, this.text) = (header, text);
        neededFields = required.Select(PlaceOf).DefaultIfEmpty(0).Max() + 1;
        survey = new Lazy<ExportSurvey>(() => new ExportSurvey(Columns.Count, Walk));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>"UTF-8", "UTF-16" or "Latin-1".</summary>
    public string Encoding { get; }

    /// <summary>Comma, semicolon or tab.</summary>
    public char Separator { get; }

    /// <summary>The lines before the header row.</summary>
    public IReadOnlyList<string> Preamble { get; }

    /// <summary>Rows a second, where the study's description says it of a table without times; null where it does not.</summary>
    public double? SamplingRate { get; internal set; }

    /// <summary>How the study says that times are written, for files that do not say it themselves; null where it does not.</summary>
    internal ExportTimeFormat? Times { get; set; }

    /// <summary>The video of its name; null where there is none, or the table is read by itself.</summary>
    internal string? Video { get; set; }

    /// <summary>Paths of the study's tables of no known format, which may tell something of this one; none where it is read by itself.</summary>
    internal IReadOnlyList<string> Beside { get; set; } = [];

    /// <summary>Files beside it of which something was taken while its rows were read.</summary>
    internal SortedSet<string> AlsoRead { get; } = new(StringComparer.Ordinal);

    /// <summary>The folder of the study, in which files that belong to it may lie; null where it is read by itself.</summary>
    internal string? StudyRoot { get; set; }

    /// <summary>Column names as the file has them, trimmed.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows after the header; blank ones are left out. Each walk through them reads the file anew.</summary>
    /// <exception cref="ExportException">On the way: the file cannot be read, or changed since the table was read.</exception>
    public IEnumerable<ExportRow> Rows => Walk(_ => { });

    /// <summary>How many rows there are. The first who asks for this, or for <see cref="Problems"/>, walks through them.</summary>
    /// <inheritdoc cref="Rows" path="/exception"/>
    public int RowCount => survey.Value.Rows;

    /// <summary>Rows that are none (too few or too many fields, broken quotes), in order; they are not among <see cref="Rows"/>.</summary>
    /// <inheritdoc cref="Rows" path="/exception"/>
    public IReadOnlyList<ExportException> Problems => survey.Value.Problems;

    /// <summary>Cells that were left out while rows were read, and values that were changed, in order.</summary>
    internal List<ExportException> Remarks { get; } = [];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that the header row must have; letter case, spaces, marks and units do not matter.</param>
    /// <param name="requiredKind">Columns of which the header row must have at least one; null when there is no such kind.</param>
    /// <exception cref="ExportException">No such header row; a required column missing or there twice; an empty or unreadable file.</exception>
    public static ExportTable Read(string path, IReadOnlyList<string> required, ColumnKind? requiredKind = null) =>
        Read(path, ExportText.Read(path), required, requiredKind);

    internal static ExportTable Read(string path, ExportText text, IReadOnlyList<string> required, ColumnKind? requiredKind) =>
        new(ExportHeader.Find(path, text, required, requiredKind), text, required);

    /// <summary>Reads a table whose header is known.</summary>
    /// <exception cref="ExportException">A required column is there twice.</exception>
    internal static ExportTable Read(ExportHeader header, ExportText text, IReadOnlyList<string> required) =>
        new(header.WithoutDoubles(required), text, required);

    /// <summary>Whether there is a column of this name; letter case, spaces, marks and units do not matter.</summary>
    public bool Has(string column) => Find(column) >= 0;

    /// <summary>The unit in a column's header, as "ms"; null when there is none, or no such column.</summary>
    public string? UnitOf(string column) => Find(column) is >= 0 and int place ? header.Spellings[place].Unit : null;

    internal int PlaceOf(string column) => Find(column) is >= 0 and int place ? place
        : throw new ArgumentException($"{Path} has no column '{column}'; its columns are {string.Join(", ", Columns)}.", nameof(column));

    /// <summary>The decimal mark that a column's numbers show; else the one that the table's others show; null when none does.</summary>
    internal char? MarkOf(string column) => survey.Value.MarkAt(PlaceOf(column)) ?? survey.Value.Mark;

    private int Find(string column)
    {
        if (!places.TryGetValue(column, out int place))
        {
            place = Columns.ToList().FindIndex(written => string.Equals(written, column, StringComparison.OrdinalIgnoreCase));
            places[column] = place = place >= 0 ? place : ColumnSpelling.PlaceOf(column, header.Spellings);
        }
        return place;
    }

    private IEnumerable<ExportRow> Walk(Action<ExportException> wrong)
    {
        using var reader = new ExportRowReader(this, text, header.Line, neededFields, wrong);
        ExportRow? before = null, row = reader.Next();
        while (row is not null)
        {
            ExportRow? after = reader.Next();
            if (after is null && IsCutOff(row, before))
            {
                wrong(new ExportException(Path, Invariant($"line {row.Line}"), "the file ends within this row", $"{Columns.Count} fields and a line end",
                    "The file may be cut off: export it again."));
                yield break;
            }
            yield return row;
            (before, row) = (row, after);
        }
    }

    /// <summary>Whether a last row was cut off with the file: it lacks fields, which the one before does not, and does not end in a line end.</summary>
    private bool IsCutOff(ExportRow last, ExportRow? before) =>
        !text.EndsInLine && last.WrittenFields < Columns.Count && (before is null || before.WrittenFields >= Columns.Count);

    internal static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
