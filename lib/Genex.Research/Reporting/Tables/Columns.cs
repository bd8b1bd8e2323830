using System.Collections;
using Genex.Research.Evaluation;

namespace Genex.Research.Reporting;

/// <summary>Columns that each know how to take their cell from a row, so that a heading and its cells cannot come apart.</summary>
/// <typeparam name="TRow">What a line of the table is made from.</typeparam>
/// <example><code>
/// Table table = new Columns&lt;RunRecord&gt;
/// {
///     { "Run", run => run.Specification.Id },
///     { "Seconds", "0.0", run => run.Environment.Seconds },
/// }.Table("Runs", runs);
/// </code></example>
public sealed class Columns<TRow> : IEnumerable<Column>
{
    private readonly List<(Column Column, Func<TRow, object?> Of)> columns = [];

    /// <summary>Adds a column of text.</summary>
    public void Add(string title, Func<TRow, object?> of) => Add(Column.Text(title), of);

    /// <summary>Adds a column of numbers.</summary>
    public void Add(string title, string format, Func<TRow, object?> of) => Add(Column.Number(title, format), of);

    /// <summary>Adds a column of a metric under its own heading.</summary>
    public void Add(Metric metric, Func<TRow, object?> of) => Add(Column.Number(metric.Heading), of);

    /// <summary>Adds a column.</summary>
    public void Add(Column column, Func<TRow, object?> of) => columns.Add((column, of));

    /// <summary>The table of these rows.</summary>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public Table Table(string title, IEnumerable<TRow> rows) =>
        new(title, [.. this], rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => column.Of(row))]));

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => columns.Select(column => column.Column).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
