using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>A table no wider than asked for: the widest columns of text break their lines, numbers never do.</summary>
/// <remarks>Columns that do not fit even so follow below, beside the first column again.</remarks>
internal sealed class FittedTable
{
    private const string Gap = "  ";

    private readonly Table table;
    private readonly string[][] lines;
    private readonly int[] least;
    private readonly int width;

    private FittedTable(Table table, int width)
    {
        (this.table, this.width) = (table, width);
        lines =
        [
            [.. table.Columns.Select(column => column.Heading)],
            .. Enumerable.Range(0, table.Rows.Count).Select(row => table.Columns.Select((_, column) => table.Cell(row, column)).ToArray()),
        ];
        least = [.. table.Columns.Select((_, column) => lines.Select((line, at) => Least(line[column], at == 0 || !IsNumber(column))).Max())];
    }

    /// <summary>Headings, a rule and the rows; without title and footnotes.</summary>
    public static string Write(Table table, int width)
    {
        FittedTable fitted = new(table, width);
        return string.Join("\n\n", fitted.Blocks().Select(fitted.Write));
    }

    private static int Least(string cell, bool breaks) => breaks ? cell.Split(' ').Max(word => word.Length) : cell.Length;

    private static int Sum(int[] widths) => widths.Sum() + (Gap.Length * (widths.Length - 1));

    private bool IsNumber(int column) => table.Columns[column].Alignment == CellAlignment.Right;

    private List<List<int>> Blocks()
    {
        List<List<int>> blocks = [[0]];
        for (int column = 1; column < least.Length; column++)
        {
            if (blocks[^1].Count > 1 && Sum([.. blocks[^1].Append(column).Select(one => least[one])]) > width) blocks.Add([0]);
            blocks[^1].Add(column);
        }

        return blocks;
    }

    private string Write(List<int> columns)
    {
        int[] widths = [.. columns.Select(column => lines.Max(line => line[column].Length))];
        while (Sum(widths) > width)
        {
            int[] breakable = [.. Enumerable.Range(0, widths.Length).Where(at => widths[at] > least[columns[at]])];
            if (breakable.Length == 0) break;
            widths[breakable.MaxBy(at => widths[at])]--;
        }

        string[] text = [.. lines.Select(line => Line(columns, widths, line))];
        return string.Join('\n', [text[0], string.Join(Gap, widths.Select(one => new string('─', one))), .. text[1..]]);
    }

    private string Line(List<int> columns, int[] widths, string[] cells)
    {
        string[][] broken = [.. columns.Select((column, at) => Terminal.Wrap(cells[column], width: widths[at]).Split('\n'))];
        return string.Join('\n', Enumerable.Range(0, broken.Max(cell => cell.Length)).Select(line => string.Join(Gap, columns.Select((column, at) =>
            Pad(broken[at].ElementAtOrDefault(line) ?? "", widths[at], IsNumber(column)))).TrimEnd()));
    }

    private static string Pad(string cell, int width, bool right) => right ? cell.PadLeft(width) : cell.PadRight(width);
}
