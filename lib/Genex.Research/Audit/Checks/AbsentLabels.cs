using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Participants, or a whole study, without a label.</summary>
public sealed class AbsentLabels() : AuditCheck("absent-labels", "Does every participant have labels?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        AlignedRecording[] all = [.. material.Aligned!.Recordings.Where(recording => recording.Rows.Count > 0)];
        ParticipantId[] without = [.. all.Where(recording => !recording.Rows.Any(row => row.TargetPresent.Contains(true))).Select(one => one.Participant)];
        if (without.Length == 0) yield break;
        bool nobody = without.Length == all.Length;
        yield return Find(
            nobody ? AuditSeverity.Blocking : AuditSeverity.Warning,
            nobody ? $"None of the {Wording.Count(all.Length, "participant")} has a label in any row: there is nothing to learn or to score."
                : $"{Wording.List(without)} {(without.Length == 1 ? "has" : "have")} no label in any row, and so {Wording.Are(without.Length)} in no fold.",
            nobody ? "Add the facial-coding export, or the tables that hold the targets."
                : "Add the tables that hold their targets, or say so beside every result.");
    }
}
