using System.Reflection;
using Deedle;

namespace Genex.Research.Reporting;

/// <summary>Deedle's frames and series as tables, cut with a count.</summary>
public static class FrameTable
{
    /// <summary>Rows shown at most.</summary>
    public const int MaximumRows = 20;

    /// <summary>Columns shown at most.</summary>
    public const int MaximumColumns = 20;

    /// <summary>The first rows and columns of a frame; a missing value is n/a.</summary>
    public static Table Of<TRow, TColumn>(Frame<TRow, TColumn> frame) where TRow : notnull where TColumn : notnull
    {
        int rows = Math.Min(frame.RowCount, MaximumRows), columns = Math.Min(frame.ColumnCount, MaximumColumns);
        object?[][] cells = [.. Enumerable.Range(0, rows).Select(row => Row(frame, row, columns))];
        Column[] headings = [.. frame.ColumnKeys.Take(columns).Select((key, column) => Heading(key.ToString() ?? "", cells.Select(row => row[column + 1])))];
        return new Table("", [Column.Text(""), .. headings], cells) { Footnotes = Counts(frame.RowCount, rows, frame.ColumnCount, columns) };
    }

    /// <summary>The first values of a series; a missing value is n/a.</summary>
    public static Table Of<TKey, TValue>(Series<TKey, TValue> series) where TKey : notnull
    {
        int rows = Math.Min(series.KeyCount, MaximumRows);
        object?[][] cells = [.. series.ObservationsAll.Take(rows).Select(one => new object?[] { one.Key, one.Value.HasValue ? one.Value.Value : null })];
        return new Table("", [Column.Text("Key"), Heading("Value", cells.Select(row => row[1]))], cells) { Footnotes = Counts(series.KeyCount, rows, 1, 1) };
    }

    internal static Table OfFrame(object frame) => Call(frame, typeof(Frame<,>));

    internal static Table OfSeries(object series) => Call(series, typeof(Series<,>));

    /// <summary>Calls the overload for the value's own key and value types.</summary>
    private static Table Call(object value, Type definition)
    {
        Type? type = value.GetType();
        while (!type!.IsGenericType || type.GetGenericTypeDefinition() != definition) type = type.BaseType;
        MethodInfo method = typeof(FrameTable).GetMethods()
            .Single(one => one.Name == nameof(Of) && one.GetParameters()[0].ParameterType.Name == definition.Name);
        return (Table)method.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [value])!;
    }

    private static object?[] Row<TRow, TColumn>(Frame<TRow, TColumn> frame, int row, int columns) where TRow : notnull where TColumn : notnull =>
        [frame.GetRowKeyAt(row), .. frame.GetRowAt<object>(row).ObservationsAll.Take(columns).Select(cell => cell.Value.HasValue ? cell.Value.Value : null)];

    private static Column Heading(string title, IEnumerable<object?> cells)
    {
        object[] known = [.. cells.OfType<object>()];
        if (known.Length > 0 && known.All(cell => cell is double or float)) return Column.Number(title, "0.####");
        return known.Length > 0 && known.All(cell => cell is int or long or decimal or bool) ? new Column(title, CellAlignment.Right) : Column.Text(title);
    }

    private static string[] Counts(int rows, int shownRows, int columns, int shownColumns)
    {
        string size = Invariant($"{rows:#,0} rows") + (columns > 1 ? Invariant($", {columns:#,0} columns") : "");
        return shownRows < rows || shownColumns < columns
            ? [Invariant($"{size}; the first {shownRows} rows{(shownColumns < columns ? Invariant($" and {shownColumns} columns") : "")} are shown.")]
            : [$"{size}."];
    }
}
