using Genex.Research.Alignment;

namespace Genex.Research.Audit.Checks;

/// <summary>Values that cannot be true together: two signs of valence, left and right, open and closed.</summary>
public sealed class ImpossibleLabels() : AuditCheck("impossible-labels", "Can the values of a row be true together?")
{
    /// <summary>Share of rows from which it is a warning: event borders overlap by a few frames in sound exports.</summary>
    public const double Many = 0.02;

    private static readonly AlignedColumn[][] Exclusive =
    [
        [Target("Positive Valence"), Target("Negative Valence")], [Target("Positive Valence"), Target("Neutral Valence")],
        [Target("Negative Valence"), Target("Neutral Valence")],
        [Feature("Head Tilted Left"), Feature("Head Tilted Right")], [Feature("Head Turned Left"), Feature("Head Turned Right")],
        [Feature("Head Pointing Up"), Feature("Head Down")],
        [Feature("Head Leaning Forward"), Feature("Head Leaning Backward")], [Feature("Eye Closure"), Feature("Eye Widen")],
        [Feature("Head Not Tilted"), Feature("Head Tilted Left")], [Feature("Head Not Tilted"), Feature("Head Tilted Right")],
        [Feature("Head Turned Forward"), Feature("Head Turned Left")], [Feature("Head Turned Forward"), Feature("Head Turned Right")],
        [Feature("Head Pointing Forward"), Feature("Head Pointing Up")], [Feature("Head Pointing Forward"), Feature("Head Down")],
    ];

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        IReadOnlyList<AlignedRow> rows = material.Aligned!.Rows;
        foreach (AlignedColumn[] pair in Exclusive)
        {
            AlignedRow[] both = [.. rows.Where(row => pair.All(column => column.IsOn(row)))];
            int known = rows.Count(row => pair.All(column => column.IsIn(row)));
            if (both.Length == 0) continue;
            yield return Find(both.Length >= Many * known ? AuditSeverity.Warning : AuditSeverity.Note,
                Invariant($"'{pair[0].Name}' and '{pair[1].Name}' are on together in {Wording.Count(both.Length, "row")} of {known} ")
                    + Invariant(
                        $"({Wording.Percent(both.Length / (double)known)}), first in {both[0].Participant} at {both[0].VideoMilliseconds / 1000:0.0} s."),
                "Check which columns the names stand for, and the export's thresholds; in a sound export they meet only at borders of events.");
        }
    }

    private static AlignedColumn Target(string name) => AlignedColumn.Target(name);

    private static AlignedColumn Feature(string name) => AlignedColumn.Feature(name);
}
