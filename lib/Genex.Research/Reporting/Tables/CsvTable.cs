namespace Genex.Research.Reporting;

/// <summary>A table for other programs: RFC 4180, numbers as they are, not as they are shown; what is not a number is empty.</summary>
internal static class CsvTable
{
    internal static string Write(Table table) =>
        CsvText.Of([table.Columns.Select(column => column.Heading), .. table.Rows.Select(row => row.Select(Raw))], "\r\n");

    private static object? Raw(object? cell) => cell is double.NaN or float.NaN ? null : cell;
}
