using System.Globalization;
using System.Text;

namespace Genex.Research.Reporting;

/// <summary>A table for other programs: RFC 4180, numbers as they are, not as they are shown.</summary>
internal static class CsvTable
{
    internal static string Write(Table table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(column => Quote(column.Heading))).Append("\r\n");
        foreach (IReadOnlyList<object?> row in table.Rows) text.AppendJoin(',', row.Select(cell => Quote(Raw(cell)))).Append("\r\n");
        return text.ToString();
    }

    private static string Raw(object? cell) => cell switch
    {
        null => "",
        double number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture),
        float number => float.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
