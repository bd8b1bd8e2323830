namespace Genex.Research.Audit.Checks;

/// <summary>One recording that stands under two ids, a part of it each: the same person on both sides of a split.</summary>
/// <remarks>A frame resembles other moments of its own recording more than any moment of another person's; in two parts of one recording it often resembles
/// the other part more.</remarks>
public sealed class RecordingCutInTwo() : AuditCheck("recording-cut-in-two", "Is every recording whole, and under one id?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsFrames(material)
        ?? (material.Samples!.Participants.Count > 1 ? null : "no second participant");

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (RecordingParts pair in material.OneRecordings)
        {
            yield return Find(pair.IsCertain ? AuditSeverity.Blocking : AuditSeverity.Warning,
                $"Frames of {pair.First} and {pair.Second} look like parts of one recording: {Wording.Percent(pair.Mixed)} of them have their nearest other "
                    + "moment under the other id.",
                pair.IsCertain ? "Give both parts one id; as participants they count once, and one is not a test of the other."
                    : "Look at both videos: the same person would be on both sides of a split. Small faces in one room look so too.");
        }
    }
}
