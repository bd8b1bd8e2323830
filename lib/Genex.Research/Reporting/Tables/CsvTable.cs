namespace Genex.Research.Reporting;

/// <summary>A table for other programs: RFC 4180, numbers as they are, not as they are shown; what is not a number is empty.</summary>
internal static class CsvTable
{
    internal static string Write(Table table)
    {
        string origin = ProvenanceWords.Of(table.Provenance);
        string[] heading = origin.Length == 0 ? [] : ["Provenance"], said = origin.Length == 0 ? [] : [origin];
        return CsvText.Of([[.. table.Columns.Select(column => column.Heading), .. heading], .. table.Rows.Select(row => row.Select(Raw).Concat(said))], "\r\n");
    }

    private static object? Raw(object? cell) => cell is double.NaN or float.NaN ? null : cell;
}
