using System.Text;

namespace Genex.Research.Reporting;

/// <summary>A table in characters of one width.</summary>
internal static class TextTable
{
    internal static string Write(Table table)
    {
        int[] widths = [.. table.Columns.Select((column, c) => Enumerable.Range(0, table.Rows.Count).Select(row => table.Cell(row, c).Length)
            .Append(column.Heading.Length).Max())];
        var text = new StringBuilder();
        if (table.Title.Length > 0) text.Append(table.Title).Append("\n\n");
        text.Append(Line(table, widths, table.Columns.Select(column => column.Heading))).Append('\n');
        text.AppendJoin("  ", widths.Select(width => new string('─', width))).Append('\n');
        for (int row = 0; row < table.Rows.Count; row++)
            text.Append(Line(table, widths, table.Columns.Select((_, column) => table.Cell(row, column)))).Append('\n');
        foreach (string note in table.Footnotes) text.Append(note).Append('\n');
        return text.ToString();
    }

    private static string Line(Table table, int[] widths, IEnumerable<string> cells) =>
        string.Join("  ", cells.Select((cell, column) => Pad(cell, widths[column], table.Columns[column].Alignment))).TrimEnd();

    private static string Pad(string cell, int width, CellAlignment alignment) => alignment switch
    {
        CellAlignment.Right => cell.PadLeft(width),
        CellAlignment.Centre => cell.PadLeft((width + cell.Length) / 2).PadRight(width),
        _ => cell.PadRight(width),
    };
}
