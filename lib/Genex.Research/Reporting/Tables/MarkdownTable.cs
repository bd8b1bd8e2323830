using System.Text;
using System.Text.RegularExpressions;

namespace Genex.Research.Reporting;

/// <summary>A table in GitHub's Markdown.</summary>
internal static partial class MarkdownTable
{
    internal static string Write(Table table)
    {
        var text = new StringBuilder();
        if (table.Title.Length > 0) text.Append("**").Append(Escape(table.Title)).Append("**\n\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => Escape(column.Heading))).Append(" |\n");
        text.Append('|').AppendJoin('|', table.Columns.Select(Rule)).Append("|\n");
        for (int row = 0; row < table.Rows.Count; row++)
        {
            string mark = table.Emphasised.Contains(row) ? "**" : "";
            text.Append("| ").AppendJoin(" | ", table.Columns.Select((_, column) => Marked(Escape(table.Cell(row, column)), mark))).Append(" |\n");
        }

        foreach (string note in table.Footnotes) text.Append('\n').Append(Escape(note)).Append('\n');
        return text.ToString();
    }

    private static string Rule(Column column) => column.Alignment switch
    {
        CellAlignment.Right => "---:",
        CellAlignment.Centre => ":---:",
        _ => "---",
    };

    // Marks around nothing, or beside a space, are shown as they are.
    private static string Marked(string cell, string mark) => string.IsNullOrWhiteSpace(cell) ? cell : mark + cell.Trim() + mark;

    // What Markdown, its tables or the formulas of code-hosting pages would take for their own.
    private static string Escape(string text) => Entity().Replace(Special().Replace(text, "\\$0"), "&amp;")
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);

    [GeneratedRegex(@"[\\|*_`\[\]~$]|(?<=^|\n)(?:[#>]|[+-](?= ))|(?<=(?:^|\n)\d+)[.)](?= )", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Special();

    [GeneratedRegex("&(?=#?[A-Za-z0-9]+;)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entity();
}
