using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>A table in characters of one width, no wider than is asked for as far as its words allow: the widest columns break their lines first, numbers never
/// do.</summary>
internal static class FittedTable
{
    private const string Gap = "  ";

    /// <summary>Headings, a rule and the rows; without title and footnotes.</summary>
    public static string Write(Table table, int width)
    {
        string[][] lines =
            [[.. table.Columns.Select(column => column.Heading)], .. Enumerable.Range(0, table.Rows.Count)
                .Select(row => table.Columns.Select((_, column) => table.Cell(row, column)).ToArray())];
        int[] widths = Widths(table, lines, width);
        string rule = string.Join(Gap, widths.Select(one => new string('─', one)));
        IEnumerable<string> text = lines.Select(line => Line(table, line, widths));
        return string.Join('\n', [text.First(), rule, .. text.Skip(1)]);
    }

    private static int[] Widths(Table table, string[][] lines, int width)
    {
        int[] widths = [.. table.Columns.Select((_, column) => lines.Max(line => line[column].Length))];
        int[] least = [.. table.Columns.Select((_, column) => lines.Select((line, at) => Least(line[column], at == 0 || !IsNumber(table, column))).Max())];
        while (widths.Sum() + (Gap.Length * (widths.Length - 1)) > width)
        {
            int[] breakable = [.. Enumerable.Range(0, widths.Length).Where(column => widths[column] > least[column])];
            if (breakable.Length == 0) break;
            widths[breakable.MaxBy(column => widths[column])]--;
        }

        return widths;
    }

    private static bool IsNumber(Table table, int column) => table.Columns[column].Alignment == CellAlignment.Right;

    private static int Least(string cell, bool breaks) => breaks ? cell.Split(' ').Max(word => word.Length) : cell.Length;

    private static string Line(Table table, string[] cells, int[] widths)
    {
        string[][] broken = [.. cells.Select((cell, column) => Terminal.Wrap(cell, width: widths[column]).Split('\n'))];
        return string.Join('\n', Enumerable.Range(0, broken.Max(cell => cell.Length)).Select(line =>
            string.Join(Gap, broken.Select((cell, column) => Pad(cell.ElementAtOrDefault(line) ?? "", widths[column], IsNumber(table, column)))).TrimEnd()));
    }

    private static string Pad(string cell, int width, bool right) => right ? cell.PadLeft(width) : cell.PadRight(width);
}
