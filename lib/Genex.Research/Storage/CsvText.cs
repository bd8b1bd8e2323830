using System.Globalization;
using System.Text;
using CsvHelper;

namespace Genex.Research.Storage;

/// <summary>The one form in which tables are written and read as CSV: RFC 4180, UTF-8 without a mark, quotes where needed, numbers in the invariant culture,
/// null as an empty cell.</summary>
internal static class CsvText
{
    /// <summary>Writes rows.</summary>
    /// <param name="file">Where to; stays open.</param>
    /// <param name="rows">The heading is a row as well. Doubles are written so that they read back as they were.</param>
    /// <param name="newLine">Ends each row; other programs' exports have "\r\n".</param>
    public static void Write(Stream file, IEnumerable<IEnumerable<object?>> rows, string newLine = "\n")
    {
        using CsvWriter csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = newLine, ValidateFieldCount = false }, leaveOpen: true);
        foreach (IEnumerable<object?> row in rows)
        {
            foreach (object? cell in row)
                csv.WriteField(cell is IFormattable value ? value.ToString(format: null, CultureInfo.InvariantCulture) : cell?.ToString() ?? "");
            csv.EndRecord();
        }
    }

    /// <summary>Rows as a text.</summary>
    /// <inheritdoc cref="Write" path="/param"/>
    public static string Of(IEnumerable<IEnumerable<object?>> rows, string newLine = "\n")
    {
        using MemoryStream text = new();
        Write(text, rows, newLine);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Cells of each row, the heading's first; rows may differ in length.</summary>
    public static IEnumerable<string[]> Read(string text)
    {
        using CsvReader csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false });
        while (csv.Read()) yield return csv.Current.ToArray();
    }
}
