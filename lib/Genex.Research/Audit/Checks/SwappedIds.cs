using Genex.Research.Alignment;

namespace Genex.Research.Audit.Checks;

/// <summary>Videos that keep time with the exports of somebody else.</summary>
/// <remarks>Asked where a video's clock cannot be set by its own exports: those of the others whose clock cannot be set either are tried. It takes two
/// exchanged names, or exports without a video, for a finding.</remarks>
public sealed class SwappedIds() : AuditCheck("swapped-ids", "Does every video fit the exports of its own id?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        AlignedRecording[] swapped = [.. material.Aligned!.Recordings.Where(one => one.FitsExportsOf is not null)];
        if (swapped.Length == 0) yield break;
        yield return Find(AuditSeverity.Blocking,
            "Videos that move with somebody else's exports, and not with their own: "
                + $"{Wording.List(swapped.Select(one => $"{one.Label} with those of {one.FitsExportsOf}"))}.",
            "Exchange the names of the videos, or of the exports, so that each id names one person.");
    }
}
