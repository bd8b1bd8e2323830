using Genex.Research.Alignment;

namespace Genex.Research.Audit.Checks;

/// <summary>Columns with one value, or nearly one: nothing can be learnt from such an input, and a constant gets such a target right.</summary>
public sealed class ConstantColumns() : AuditCheck("constant-columns", "Does every input and target vary?")
{
    /// <summary>Share of rows with the commonest value from which a column counts as nearly constant.</summary>
    public const double NearlyConstant = 0.99;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material) =>
        Examine(material.Aligned!.Rows, AlignedColumn.TargetsOf(material.Aligned!), "target",
            "A constant predictor is right on these; leave them out of averages, and list them.")
            .Concat(Examine(material.Aligned!.Rows, AlignedColumn.FeaturesOf(material.Aligned!), "input",
                "They carry nothing in these data; a model that seems to use them is reading something else."));

    private IEnumerable<AuditFinding> Examine(IReadOnlyList<AlignedRow> rows, IReadOnlyList<AlignedColumn> columns, string noun, string advice)
    {
        (AlignedColumn Column, float Value, double Share)[] all =
            [.. columns.Select(column => Commonest(column, rows)).Where(found => found.Share >= NearlyConstant)];
        (AlignedColumn Column, float Value, double Share)[] constant = [.. all.Where(found => found.Share >= 1)],
        nearly = [.. all.Where(found => found.Share < 1)];
        if (constant.Length > 0)
            yield return Find(AuditSeverity.Warning,
                $"{Wording.Count(constant.Length, noun)} never {(constant.Length == 1 ? "changes" : "change")}: "
                + $"{Wording.List(constant.Select(found => Invariant($"'{found.Column.Name}' ({found.Value:0.##})")), 9)}.", advice);
        if (nearly.Length > 0)
            yield return Find(AuditSeverity.Note,
                $"{Wording.Count(nearly.Length, noun)} hardly {(nearly.Length == 1 ? "changes" : "change")}: "
                + $"{Wording.List(nearly.Select(found => Invariant($"'{found.Column.Name}' ({found.Value:0.##} in {Wording.Percent(found.Share)})")), 9)}.",
                advice);
    }

    private static (AlignedColumn Column, float Value, double Share) Commonest(AlignedColumn column, IReadOnlyList<AlignedRow> rows)
    {
        float[] known = column.Known(rows);
        if (known.Length < 2) return (column, 0, 0);
        IGrouping<float, float> commonest = known.GroupBy(value => value).MaxBy(group => group.Count())!;
        return (column, commonest.Key, commonest.Count() / (double)known.Length);
    }
}
