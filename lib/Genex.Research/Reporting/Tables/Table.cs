using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>A table as data, written as plain text, HTML, Markdown, CSV or LaTeX. Immutable.</summary>
[Microsoft.DotNet.Interactive.Formatting.TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Table
{
    private readonly string title;

    /// <summary>What stands where a value is undefined or absent.</summary>
    public const string Missing = "n/a";

    /// <param name="title">One line above the table; empty for none.</param>
    /// <param name="columns">At least one.</param>
    /// <param name="rows">Cells by column; null is "n/a".</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of cells.</exception>
    public Table(string title, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        if (columns.Count == 0) throw new ArgumentException("A table needs at least one column.", nameof(columns));
        (this.title, Columns, Rows) = (title.Trim(), [.. columns], [.. rows.Select(row => (IReadOnlyList<object?>)[.. row])]);
        int wrong = Rows.ToList().FindIndex(row => row.Count != Columns.Count);
        if (wrong >= 0)
            throw new ArgumentException(Invariant($"Row {wrong} of the table \"{title}\" has {Rows[wrong].Count} cells; expected {Columns.Count}."),
            nameof(rows));
    }

    /// <summary>One line above the table; empty for none. Says so where the data were recorded from nobody.</summary>
    public string Title => ProvenanceWords.Mark(title, Provenance);

    /// <summary>Where the data come from: the title says it, and in CSV a last column. Null where nothing of a study is shown.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Headings, alignments and formats.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Cells by row and column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>Lines below the table: what abbreviations mean, what the numbers rest on.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>Rows shown in bold: the best, a total.</summary>
    public IReadOnlySet<int> Emphasised { get; init; } = new HashSet<int>();

    /// <summary>The cell as text.</summary>
    public string Cell(int row, int column) => Columns[column].Write(Rows[row][column]);

    /// <summary>For consoles: aligned columns, a rule under the headings.</summary>
    public string ToText() => TextTable.Write(this);

    /// <summary>A <c>table</c> element with caption and footnotes; all text is escaped.</summary>
    public string ToHtml() => HtmlTable.Write(this);

    /// <summary>A pipe table, as GitHub shows it.</summary>
    public string ToMarkdown() => MarkdownTable.Write(this);

    /// <summary>RFC 4180: headings and cells, numbers in full precision, missing cells empty; without title and footnotes. Where the data were recorded from
    /// nobody, a last column says so in every row.</summary>
    public string ToCsv() => CsvTable.Write(this);

    /// <summary>An object of title, provenance, columns, rows and footnotes; numbers in full precision, undefined ones null.</summary>
    public string ToJson() => JsonTable.Write(this);

    /// <summary>A <c>table</c> environment with booktabs rules.</summary>
    public string ToLatex() => LatexTable.Write(this);

    /// <inheritdoc/>
    public override string ToString() => ToText();
}
