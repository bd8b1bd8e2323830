using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Inputs and targets that one sensor made of the same face.</summary>
public sealed class SameSensor() : AuditCheck("same-sensor", "Do inputs and targets come from different sensors?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        int inputs = AlignedColumn.Features.Take(PhysicalFeatures.FacialCoding.Count).Count(column => material.Aligned!.Rows.Any(column.IsIn));
        int targets = AlignedColumn.Targets.Count(column => material.Aligned!.Rows.Any(column.IsIn));
        if (inputs > 0 && targets > 0)
        {
            yield return Find(AuditSeverity.Warning,
                Invariant($"{inputs} of the {PhysicalFeatures.Count} inputs and all {targets} targets come from the facial coding of one video: the vendor ")
                    + "derives its emotions from the very face actions that are the inputs.",
                "Say so beside every result with physical features, and show the five gaze and skin-conductance features on their own: what they add is "
                    + "not circular.");
        }
    }
}
