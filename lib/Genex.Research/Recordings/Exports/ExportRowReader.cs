using System.Text;
using CsvHelper;

namespace Genex.Research.Recordings;

/// <summary>The rows of a table's file, one after the other. Blank ones are left out, those that are none are told, and the others are read.</summary>
/// <param name="table">The table.</param>
/// <param name="text">Its file.</param>
/// <param name="headerLine">Line number of its header row.</param>
/// <param name="neededFields">Fields that a row must have.</param>
/// <param name="wrong">Told of rows that are none.</param>
internal sealed class ExportRowReader(ExportTable table, ExportText text, int headerLine, int neededFields, Action<ExportException> wrong) : IDisposable
{
    /// <summary>Quotes that do not match are passed over this often; after that the rest of the file is left out.</summary>
    private const int MostRestarts = 50;

    private CsvReader? reader;
    private int linesBefore, restarts;
    private bool ended;
    private byte[] fields = new byte[1024];

    /// <summary>The next row; null at the end.</summary>
    /// <exception cref="ExportException">The file cannot be read, or changed meanwhile.</exception>
    internal ExportRow? Next() => ExportText.OrRefused(table.Path, () =>
    {
        while (!ended)
        {
            reader ??= Opened(headerLine);
            try
            {
                while (reader.Read())
                {
                    if (Row(reader) is { } row)
                        return row;
                }
                ended = true;
            }
            catch (CsvFormatException problem)
            {
                Restart(problem);
            }
        }
        return null;
    });

    /// <inheritdoc/>
    public void Dispose() => reader?.Dispose();

    private CsvReader Opened(int lines)
    {
        StreamReader start = text.Open();
        for (linesBefore = 0; linesBefore < lines; linesBefore++)
            start.ReadLine();
        return CsvReader.Create(start, new CsvReaderOptions
        {
            Separator = table.Separator,
            HasHeader = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
            MaxRecordSize = ExportText.LongestLine,
        });
    }

    private void Restart(CsvFormatException problem)
    {
        int broken = linesBefore + Math.Max((int)problem.LineNumber, 1);
        ended = restarts++ >= MostRestarts;
        wrong(new ExportException(table.Path, Invariant($"line {broken}"), "quotes that do not match", "quotes around a whole field, doubled inside of it",
            ended ? "This is so often the case that the rest of the file is left out; export it again." : "Export the file again.", problem));
        reader?.Dispose();
        reader = ended ? null : Opened(broken);
    }

    private ExportRow? Row(CsvReader from)
    {
        int[] ends = new int[Math.Min(from.FieldCount, table.Columns.Count)];
        int end = 0, used = 0;
        for (int place = 0; place < from.FieldCount; place++)
        {
            ReadOnlySpan<byte> field = from.GetSpan(place);
            if (!IsBlank(field))
                used = place + 1;
            if (place >= ends.Length)
                continue;
            if (end + field.Length > fields.Length)
                Array.Resize(ref fields, 2 * (end + field.Length));
            field.CopyTo(fields.AsSpan(end));
            ends[place] = end += field.Length;
        }
        if (used == 0)
            return null;
        int line = linesBefore + (int)from.LineNumber;
        if (WidthProblem(line, from.FieldCount > table.Columns.Count ? Math.Max(used, table.Columns.Count) : from.FieldCount) is not { } problem)
            return new ExportRow(table, line, fields[..end], ends, from.FieldCount);
        wrong(problem);
        return null;
    }

    private static bool IsBlank(ReadOnlySpan<byte> field) =>
        field.IsEmpty || (field[0] is <= (byte)' ' or >= 0x80 && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(field)));

    /// <param name="line">The row's.</param>
    /// <param name="used">Its fields; blank ones after the last column are none.</param>
    private ExportException? WidthProblem(int line, int used)
    {
        int columns = table.Columns.Count;
        if (used <= columns && used >= neededFields)
            return null;
        string? advice = used > columns && table.Separator == ','
            ? "If numbers are written with a decimal comma, re-export with semicolons or tabs between columns, or with quotes around the numbers." : null;
        if (used < columns)
            advice = "The row may be cut off: export the file again.";
        return new ExportException(table.Path, Invariant($"line {line}"), Invariant($"the row has {used} fields"),
            Invariant($"{columns}, one for each column of the header row"), advice);
    }
}
