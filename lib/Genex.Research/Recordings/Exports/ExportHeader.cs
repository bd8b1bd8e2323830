using System.Text;

namespace Genex.Research.Recordings;

/// <summary>Where an export's header row is, and what it says.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">Line number of the header row, from 1.</param>
/// <param name="Separator">What separates its columns.</param>
/// <param name="Columns">Their names, trimmed, single-spaced.</param>
/// <param name="Preamble">The lines before it.</param>
internal sealed record ExportHeader(string Path, int Line, char Separator, IReadOnlyList<string> Columns, IReadOnlyList<string> Preamble)
{
    /// <summary>How many lines are searched; exports have 6 to 10 metadata rows.</summary>
    private const int SearchedLines = 200;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Finds the first row that has every required column.</summary>
    /// <exception cref="ExportException">There is none, or a required column is there twice.</exception>
    internal static ExportHeader Find(string path, ExportText text, IReadOnlyList<string> required, ColumnKind? requiredKind = null)
    {
        int best = 0, all = required.Count + (requiredKind is null ? 0 : 1);
        var nearest = new ExportHeader(path, 0, ',', [], []);
        foreach (ExportHeader row in Candidates(path, text))
        {
            int found = required.Count(row.Has) + (requiredKind is not null && row.Columns.Any(requiredKind.Matches) ? 1 : 0);
            if (found > best)
                (best, nearest) = (found, row);
            if (found == all)
                return row.WithoutDoubles(required);
        }
        throw nearest.Missing(best * 2 >= all && best > 0, required, requiredKind);
    }

    /// <summary>As <see cref="Find"/>; null when no row has every required column.</summary>
    internal static ExportHeader? TryFind(string path, ExportText text, IReadOnlyList<string> required) =>
        Candidates(path, text).FirstOrDefault(row => required.All(row.Has));

    /// <summary>The columns as names and units.</summary>
    internal IReadOnlyList<ColumnSpelling> Spellings { get; } = [.. Columns.Select(ColumnSpelling.Of)];

    /// <summary>Whether there is a column of this name, with or without a unit, or of another name that is known for it.</summary>
    internal bool Has(string name) => ColumnSpelling.PlaceOf(name, Spellings) >= 0;

    /// <summary>Rows that may be a header, line after line, each split in every way.</summary>
    internal static IEnumerable<ExportHeader> Candidates(string path, ExportText text)
    {
        var preamble = new List<string>();
        foreach ((int number, string line) in text.FirstLines(SearchedLines).Index())
        {
            foreach (char separator in Separators)
                yield return new ExportHeader(path, number + 1, separator, Named(Split(line, separator), text.Renames), [.. preamble]);
            preamble.Add(line);
        }
    }

    private static List<string> Named(List<string> columns, IReadOnlyDictionary<string, string>? renames)
    {
        for (int place = 0; renames is { Count: > 0 } && place < columns.Count; place++)
            columns[place] = Renamed(columns[place], renames);
        return columns;
    }

    // As it is written, else without the unit behind it, which it keeps.
    private static string Renamed(string column, IReadOnlyDictionary<string, string> renames)
    {
        if (renames.TryGetValue(column, out string? whole))
            return whole;
        int open = column.Length > 2 && column[^1] is ')' or ']' ? column.LastIndexOf(column[^1] == ')' ? '(' : '[') : -1;
        if (open <= 0 || !renames.TryGetValue(column[..open].TrimEnd(), out string? name))
            return column;
        return ColumnSpelling.Of(name).Unit is null ? $"{name} {column[open..]}" : name;
    }

    /// <summary>What is missing of the nearest row.</summary>
    /// <param name="isHeader">One shared name ("Respondent Name" in a metadata row) makes no header row; half of them make one with a column missing.</param>
    /// <param name="required">Names that are required.</param>
    /// <param name="requiredKind">Columns of which one is required.</param>
    private ExportException Missing(bool isHeader, IReadOnlyList<string> required, ColumnKind? requiredKind)
    {
        string[] wanted = [.. required.Select(name => $"'{name}'"), .. requiredKind is null ? (string[])[] : [requiredKind.Description]];
        string expected = $"the columns {string.Join(", ", wanted)}";
        if (!isHeader)
            return new ExportException(Path, null, $"no header row among the first {SearchedLines} lines", $"one with {expected}",
                "Export the table with its column names.");
        var missing = required.Where(name => !Has(name)).Select(name => $"'{name}'").ToList();
        if (requiredKind is not null && !Columns.Any(requiredKind.Matches))
            missing.Add(requiredKind.Description);
        return new ExportException(
            Path, Invariant($"line {Line}"), $"the header row has no column {string.Join(" and no column ", missing)}", expected,
            $"It has: {string.Join(", ", Columns)}.");
    }

    /// <summary>This header.</summary>
    /// <exception cref="ExportException">A required column is there twice.</exception>
    internal ExportHeader WithoutDoubles(IReadOnlyList<string> required)
    {
        foreach (string name in required)
        {
            int[] places = [.. Columns.Index().Where(column => string.Equals(column.Item, name, StringComparison.OrdinalIgnoreCase))
                .Select(column => column.Index + 1)];
            if (places.Length > 1)
                throw new ExportException(Path, Invariant($"line {Line}"),
                    $"column '{name}' is there {places.Length} times (columns {string.Join(" and ", places)})", "it once",
                    "Remove the column that is not meant, or export the table again.");
        }
        return this;
    }

    /// <summary>Splits one line; quotes hide separators. A metadata row may hold anything, so nothing is an error here.</summary>
    internal static List<string> Split(string line, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        foreach (char letter in line)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (letter == separator && !quoted)
                Flush();
            else
                field.Append(letter);
        }
        Flush();
        while (fields.Count > 1 && fields[^1].Length == 0)
            fields.RemoveAt(fields.Count - 1);
        return fields;

        void Flush()
        {
            fields.Add(string.Join(' ', field.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            field.Clear();
        }
    }
}
