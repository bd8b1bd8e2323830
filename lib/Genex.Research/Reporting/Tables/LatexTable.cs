using System.Text;

namespace Genex.Research.Reporting;

/// <summary>A table for papers: the booktabs package's rules, footnotes below.</summary>
internal static class LatexTable
{
    internal static string Write(Table table)
    {
        var text = new StringBuilder("\\begin{table}\n\\centering\n");
        if (table.Title.Length > 0) text.Append("\\caption{").Append(Escape(table.Title)).Append("}\n");
        text.Append("\\begin{tabular}{").Append(string.Concat(table.Columns.Select(Letter))).Append("}\n\\toprule\n");
        text.AppendJoin(" & ", table.Columns.Select(column => Escape(column.Heading))).Append(" \\\\\n\\midrule\n");
        for (int row = 0; row < table.Rows.Count; row++)
        {
            bool bold = table.Emphasised.Contains(row);
            text.AppendJoin(" & ",
                table.Columns.Select((_, column) => bold ? $"\\textbf{{{Escape(table.Cell(row, column))}}}" : Escape(table.Cell(row, column))))
                .Append(" \\\\\n");
        }

        text.Append("\\bottomrule\n\\end{tabular}\n");
        foreach (string note in table.Footnotes) text.Append("\n\\smallskip\\footnotesize ").Append(Escape(note)).Append('\n');
        return text.Append("\\end{table}\n").ToString();
    }

    private static char Letter(Column column) => column.Alignment switch
    {
        CellAlignment.Right => 'r',
        CellAlignment.Centre => 'c',
        _ => 'l',
    };

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '<' => "\\textless{}",
                '>' => "\\textgreater{}",
                '\n' => " ",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
