using System.Text;

namespace Genex.Research.Reporting;

/// <summary>A table in GitHub's Markdown.</summary>
internal static class MarkdownTable
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
            text.Append("| ").AppendJoin(" | ", table.Columns.Select((_, column) => mark + Escape(table.Cell(row, column)) + mark)).Append(" |\n");
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

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal);
}
