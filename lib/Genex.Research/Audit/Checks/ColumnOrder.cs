namespace Genex.Research.Audit.Checks;

/// <summary>Tables of one kind whose columns differ in order, in set, or within themselves.</summary>
/// <remarks>This library reads by name and is safe; a reader by position mixes features up without a word.</remarks>
public sealed class ColumnOrder() : AuditCheck("column-order", "Do tables of one kind have the same columns in the same order?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => material.Tables.Count == 0 ? "no tables" : null;

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (AnnotationTable table in material.Tables)
        {
            string[] doubled = [.. table.Columns.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any())
                .Select(group => $"'{group.Key}'")];
            if (doubled.Length > 0)
                yield return Find(AuditSeverity.Blocking, $"{table.File} has {Wording.List(doubled)} more than once.",
                    "Remove the column that is not meant, or export the table again.");
        }

        foreach (IGrouping<string, AnnotationTable> kind in material.Tables.GroupBy(table => table.Kind))
        {
            AnnotationTable[] tables = [.. kind];
            AnnotationTable first = tables[0];
            string[] others = [.. tables.Where(table => !Set(table).SetEquals(Set(first))).Select(table => $"{table.File} ({Difference(first, table)})")];
            if (others.Length > 0)
            {
                yield return Find(AuditSeverity.Blocking, $"Tables of {kind.Key} have different columns. Next to {first.File}: {Wording.List(others, 4)}.",
                    "A column that a table lacks counts as missing there. Export all tables with the same columns.");
            }

            AnnotationTable[][] orders =
                [.. tables.Where(table => Set(table).SetEquals(Set(first))).GroupBy(table => string.Join('\n', table.Columns), StringComparer.OrdinalIgnoreCase)
                .Select(group => group.ToArray())];
            if (orders.Length > 1)
            {
                yield return Find(AuditSeverity.Blocking, $"Tables of {kind.Key} have the same columns in {orders.Length} orders: {Example(orders)}.",
                    "Read columns by name, as this library does; scores computed by position on these files are not comparable, and models trained so have "
                        + "mixed features up.");
            }
        }
    }

    private static HashSet<string> Set(AnnotationTable table) => table.Columns.ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string Difference(AnnotationTable first, AnnotationTable other)
    {
        string[] lacks = [.. Set(first).Except(other.Columns, StringComparer.OrdinalIgnoreCase).Select(name => $"'{name}'")],
        more = [.. Set(other).Except(first.Columns, StringComparer.OrdinalIgnoreCase).Select(name => $"'{name}'")];
        return string.Join("; ",
            new[] { lacks.Length > 0 ? $"lacks {Wording.List(lacks, 4)}" : null, more.Length > 0 ? $"also has {Wording.List(more, 4)}" : null }
            .OfType<string>());
    }

    /// <summary>The first column that is elsewhere in another order, with its places.</summary>
    private static string Example(AnnotationTable[][] orders)
    {
        string name = orders[0][0].Columns.Where((column, place) =>
            orders.Any(order => !string.Equals(order[0].Columns[place], column, StringComparison.OrdinalIgnoreCase))).First();
        IEnumerable<string> places =
            orders.Select(order => Invariant($"column {Place(order[0]) + 1} of {Wording.List(order.Select(table => Path.GetFileName(table.File)), 4)}"));
        return $"'{name}' is {Wording.List(places)}";

        int Place(AnnotationTable table) => table.Columns.ToList().FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
    }
}
