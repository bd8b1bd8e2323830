using System.Data;
using System.Globalization;
using System.Net;
using System.Text;

namespace Genex.Notebooks.Display;

/// <summary>Values that are tables or sequences, and that the formatter knows by their properties alone.</summary>
internal static class TableView
{
    private const int MostRows = 100;
    private const int MostColumns = 40;
    private const int MostItems = 19; // One less than the formatter shows of a list: the last says that there are more.

    /// <summary>The table; null for anything else.</summary>
    public static MimeBundle? Of(object value) => value switch
    {
        DataTable table => Table([.. table.Columns.Cast<DataColumn>().Select(column => column.ColumnName)], table.Rows.Count, table.Columns.Count,
            (row, column) => table.Rows[row][column]),
        Array { Rank: 2 } array => Table(null, array.GetLength(0), array.GetLength(1),
            (row, column) => array.GetValue(array.GetLowerBound(0) + row, array.GetLowerBound(1) + column)),
        _ => null,
    };

    /// <summary>The first items of a sequence that is waited for; anything else as it is.</summary>
    public static object Awaited(object value) =>
        value.GetType().GetInterfaces()
            .FirstOrDefault(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } sequence
            ? typeof(TableView).GetMethod(nameof(First), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(sequence.GetGenericArguments()).Invoke(null, [value])!
            : value;

    private static List<object?> First<T>(IAsyncEnumerable<T> sequence)
    {
        return ReadAsync().GetAwaiter().GetResult();

        async Task<List<object?>> ReadAsync()
        {
            var items = new List<object?>();
            await foreach (T item in sequence)
            {
                if (items.Count == MostItems)
                {
                    items.Add("(more)");
                    break;
                }
                items.Add(item);
            }
            return items;
        }
    }

    private static MimeBundle Table(IReadOnlyList<string>? names, int rows, int columns, Func<int, int, object?> cell)
    {
        (int shownRows, int shownColumns) = (Math.Min(rows, MostRows), Math.Min(columns, MostColumns));
        string[] head = [.. Enumerable.Range(0, shownColumns).Select(column => names?[column] ?? column.ToString(CultureInfo.InvariantCulture))];
        string[][] body = [.. Enumerable.Range(0, shownRows)
            .Select(row => Enumerable.Range(0, shownColumns)
                .Select(column => Convert.ToString(cell(row, column), CultureInfo.CurrentCulture) ?? "").ToArray())];
        string size = rows > shownRows || columns > shownColumns
            ? Invariant($"{rows} rows, {columns} columns; the first {shownRows} and {shownColumns} are shown") : "";
        var html = new StringBuilder("<table><thead><tr>");
        foreach (string name in head)
            html.Append("<th>").Append(WebUtility.HtmlEncode(name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (string[] row in body)
            html.Append("<tr>").Append(string.Concat(row.Select(static text => $"<td>{WebUtility.HtmlEncode(text)}</td>"))).Append("</tr>");
        html.Append("</tbody></table>").Append(size.Length > 0 ? $"<p>{size}</p>" : "");
        int[] widths = [.. head.Select((name, column) => body.Select(row => row[column].Length).Append(name.Length).Max())];
        IEnumerable<string> lines = ((string[][])[.. names is null ? [] : (string[][])[head], .. body])
            .Select(row => string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        MimeBundle bundle = MimeBundle.Of("text/html", html.ToString());
        bundle.Data["text/plain"] = string.Join('\n', size.Length > 0 ? [.. lines, size] : lines);
        return bundle;
    }
}
