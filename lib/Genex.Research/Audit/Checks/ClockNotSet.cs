using Genex.Research.Alignment;

namespace Genex.Research.Audit.Checks;

/// <summary>Recordings whose video and exports could not be set to one clock: their rows may show another moment, or another person.</summary>
/// <remarks>A warning alone: a still face, or few events, leave a sound recording without a clock too.</remarks>
public sealed class ClockNotSet() : AuditCheck("clock-not-set", "Could every video be set to the clock of its exports?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        AlignedRecording[] unset = [.. material.Aligned!.Recordings.Where(one => one.Clock.Source == ClockSource.Assumed)];
        if (unset.Length == 0) yield break;
        yield return Find(AuditSeverity.Warning,
            $"The video of {Wording.List(unset.Select(one => one.Label))} has no moments in common with the exports that would set its clock, and is taken to "
                + $"run with them; {Wording.Count(material.Aligned.Recordings.Count - unset.Length, "recording")} could be set.",
            "Look whether video and exports are of the same person and session. If they are, give the clocks' relation; labels may lie seconds off.");
    }
}
