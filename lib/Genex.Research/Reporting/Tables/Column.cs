namespace Genex.Research.Reporting;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Alignment">Numbers right, text left.</param>
/// <param name="Format">.NET format of its numbers ("0.000", "#,0"); empty: as they are.</param>
/// <param name="Unit">Shown after the heading in parentheses; empty for none.</param>
public sealed record Column(string Title, CellAlignment Alignment = CellAlignment.Left, string Format = "", string Unit = "")
{
    /// <summary>Title and unit: "Time (s)".</summary>
    public string Heading => Unit.Length == 0 ? Title : $"{Title} ({Unit})";

    /// <summary>A column of text.</summary>
    public static Column Text(string title) => new(title);

    /// <summary>A column of numbers, right-aligned.</summary>
    public static Column Number(string title, string format = "0.000", string unit = "") => new(title, CellAlignment.Right, format, unit);

    /// <summary>A cell as text; null and NaN are "n/a", never an empty cell or a zero.</summary>
    public string Write(object? cell) => cell switch
    {
        null => Table.Missing,
        double number when double.IsNaN(number) => Table.Missing,
        float number when float.IsNaN(number) => Table.Missing,
        IFormattable number when Format.Length > 0 => number.ToString(Format, System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? Table.Missing,
    };
}
