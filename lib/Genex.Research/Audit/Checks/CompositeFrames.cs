using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Frames that show the whole gaze replay, whose left half plots the annotations.</summary>
public sealed class CompositeFrames() : AuditCheck("composite-frames", "Do frames show the participant alone, and not the plotted signals?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsFrames(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        (ParticipantId Participant, CompositeScreen Screen)[] found = [.. material.Samples!.Participants
            .Select((id, place) => (id, Screen: CompositeScreen.Of(material.Samples, place))).Where(one => one.Screen is { IsComposite: true })
            .Select(one => (one.id, one.Screen!))];
        if (found.Length == 0) yield break;
        yield return Find(AuditSeverity.Blocking,
            Invariant($"Frames of {Wording.List(found.Select(one => one.Participant))} are whole gaze replays: a border runs down the middle ")
                + Invariant($"(contrast {found[0].Screen.Vertical:0} of 255 in {found[0].Participant}, {found[0].Screen.UsualVertical:0} elsewhere) and ")
                + "another across the right half. The left half of a gaze replay plots the annotations that are to be predicted.",
            "Crop to the webcam, the bottom right quarter, before anything is learnt.");
    }
}
