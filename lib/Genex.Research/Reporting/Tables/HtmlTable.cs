using System.Net;
using System.Text;

namespace Genex.Research.Reporting;

/// <summary>A table as HTML that needs no style sheet: code-hosting pages strip those.</summary>
internal static class HtmlTable
{
    internal static string Write(Table table)
    {
        var html = new StringBuilder("<table>");
        if (table.Title.Length > 0) html.Append("<caption>").Append(Escape(table.Title)).Append("</caption>");
        html.Append("<thead><tr>");
        foreach (Column column in table.Columns)
            html.Append("<th scope=\"col\"").Append(Align(column)).Append('>').Append(Escape(column.Heading)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        for (int row = 0; row < table.Rows.Count; row++)
        {
            html.Append("<tr>");
            for (int column = 0; column < table.Columns.Count; column++)
            {
                string cell = Escape(table.Cell(row, column)).Replace("\n", "<br/>", StringComparison.Ordinal);
                html.Append("<td").Append(Align(table.Columns[column])).Append('>').Append(table.Emphasised.Contains(row) ? $"<b>{cell}</b>" : cell)
                    .Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody>");
        if (table.Footnotes.Count > 0)
        {
            html.Append("<tfoot><tr><td colspan=\"").Append(table.Columns.Count).Append("\" style=\"text-align:left\"><small>")
                .AppendJoin("<br/>", table.Footnotes.Select(Escape)).Append("</small></td></tr></tfoot>");
        }

        return html.Append("</table>").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Align(Column column) => column.Alignment switch
    {
        CellAlignment.Right => " style=\"text-align:right\"",
        CellAlignment.Centre => " style=\"text-align:center\"",
        _ => " style=\"text-align:left\"",
    };
}
