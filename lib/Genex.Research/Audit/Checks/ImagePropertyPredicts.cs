using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Colour alone as the answer: six statistics of a frame give a label away, or are all that tells two participants apart.</summary>
/// <remarks>
/// The six are mean and standard deviation of R, G and B. Two forms: (1) a logistic probe on them ranks a label's rows within participants that it was not
/// fitted on almost without error; (2) participants show the same content in other colours. Different people in different light are no finding,
/// because what is asked is either prediction for a person held out, or sameness of what is shown.
/// </remarks>
public sealed class ImagePropertyPredicts() : AuditCheck("image-property-predicts", "Does a global image property give the label or the participant away?")
{
    /// <summary>Held-out area under the ROC curve, averaged over participants, from which the probe blocks.</summary>
    public const double BlockingArea = 0.95;

    /// <summary>The same, from which it is worth a note: faces change a picture's mean a little when they move.</summary>
    public const double NotableArea = 0.8;

    private const int LeastParticipants = 3, LeastOfEach = 3;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsFrames(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material) => SameContent(material).Concat(HeldOut(material));

    private IEnumerable<AuditFinding> SameContent(AuditMaterial material)
    {
        foreach (IReadOnlyList<ParticipantId> group in material.ContentGroups)
        {
            SharedContent[] recoloured = [.. material.SharedContents.Where(pair => group.Contains(pair.First) && !pair.Change.IsNone)];
            if (recoloured.Length == 0) continue;
            double told = ColourProbe.TellsApart(material.Samples!, material.FrameSummaries, group);
            yield return Find(AuditSeverity.Blocking,
                $"{Wording.List(group)} show the same content in other colours: six colour statistics of a frame name the participant in "
                    + $"{Wording.Percent(told)} of the frames left out of the fit "
                + $"(chance {Wording.Percent(1.0 / group.Count)}).",
                "Whatever differs between these participants' labels is given away by colour. Keep one of them; do not report a score on frames of "
                    + "the others.");
        }
    }

    private IEnumerable<AuditFinding> HeldOut(AuditMaterial material)
    {
        foreach (AlignedColumn target in AlignedColumn.TargetsOf(material.Samples!.Study))
        {
            double[] areas = ColourProbe.AreasWithinHeldOut(material.Samples!, material.FrameSummaries, target.Place, LeastOfEach);
            if (areas.Length < LeastParticipants || areas.Average() < NotableArea) continue;
            bool blocks = areas.Average() >= BlockingArea && areas.Min() >= NotableArea;
            yield return Find(target, blocks ? AuditSeverity.Blocking : AuditSeverity.Note,
                Invariant($"Six colour statistics of the whole frame rank '{target.Name}' with an area under the ROC curve of {areas.Average():0.000} (0.5 ")
                    + Invariant($"is chance) within {areas.Length} participants held out in turn; the least is {areas.Min():0.000}."),
                blocks
                    ? "A model can score without looking at a face. Find what ties exposure, lighting or the edit of the video to the label, and normalise "
                        + "or crop it away."
                    : "A face that moves changes the mean of the picture. Report the colour baseline beside every model, and read lift over it.");
        }
    }
}
