using System.Collections;
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
        int columns = Math.Min(frame.ColumnCount, MaximumColumns);
        return Made(frame.RowCount, frame.ColumnCount, frame.ColumnKeys.Select(key => key.ToString() ?? ""),
            [.. Enumerable.Range(0, Math.Min(frame.RowCount, MaximumRows)).Select(row => Row(frame, row, columns))]);
    }

    /// <summary>The first values of a series; a missing value is n/a.</summary>
    public static Table Of<TKey, TValue>(Series<TKey, TValue> series) where TKey : notnull
    {
        return Made(series.KeyCount,
            [.. series.ObservationsAll.Take(MaximumRows).Select(one => new object?[] { one.Key, one.Value.HasValue ? one.Value.Value : null })]);
    }

    internal static Table OfFrame(object frame) => Call(frame, typeof(Frame<,>));

    internal static Table OfSeries(object series) => Call(series, typeof(Series<,>));

    /// <summary>A frame of another copy of Deedle, whose members have the same names. To C#'s dynamic a frame's columns are its members.</summary>
    internal static Table OfCopiedFrame(object frame)
    {
        int rows = (int)Of(frame, nameof(Frame<int, int>.RowCount)), columns = (int)Of(frame, nameof(Frame<int, int>.ColumnCount));
        MethodInfo keyAt = frame.GetType().GetMethod(nameof(Frame<int, int>.GetRowKeyAt))!,
            rowAt = frame.GetType().GetMethod(nameof(Frame<int, int>.GetRowAt))!.MakeGenericMethod(typeof(object));
        return Made(rows, columns, ((IEnumerable)Of(frame, nameof(Frame<int, int>.ColumnKeys))).Cast<object>().Select(key => key.ToString() ?? ""),
            [.. Enumerable.Range(0, Math.Min(rows, MaximumRows)).Select(row => new[] { keyAt.Invoke(frame, [row]) }
                .Concat(Observations(rowAt.Invoke(frame, [row])!).Take(MaximumColumns).Select(one => one.Value)).ToArray())]);
    }

    /// <summary>A series of another copy of Deedle.</summary>
    internal static Table OfCopiedSeries(object series) => Made((int)Of(series, nameof(Series<int, int>.KeyCount)),
        [.. Observations(series).Take(MaximumRows).Select(one => new[] { one.Key, one.Value })]);

    private static IEnumerable<(object? Key, object? Value)> Observations(object series)
    {
        foreach (dynamic one in (IEnumerable)Of(series, nameof(Series<int, int>.ObservationsAll)))
            yield return (one.Key, one.Value.HasValue ? one.Value.Value : null);
    }

    private static object Of(object value, string property) => value.GetType().GetProperty(property)!.GetValue(value)!;

    private static Table Made(int rows, int columns, IEnumerable<string> keys, List<object?[]> cells)
    {
        Column[] headings = [.. keys.Take(MaximumColumns).Select((key, column) => Heading(key, cells.Select(row => row[column + 1])))];
        return new("", [Column.Text(""), .. headings], cells) { Footnotes = Counts(rows, cells.Count, columns, headings.Length) };
    }

    private static Table Made(int rows, List<object?[]> cells) =>
        new("", [Column.Text("Key"), Heading("Value", cells.Select(row => row[1]))], cells) { Footnotes = Counts(rows, cells.Count, 1, 1) };

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
