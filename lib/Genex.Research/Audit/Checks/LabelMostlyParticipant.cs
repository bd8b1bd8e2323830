namespace Genex.Research.Audit.Checks;

/// <summary>A label that is the participant with noise: each one's own majority is far better than everybody's.</summary>
/// <remarks>In 46 sound studies the gain is 0.21 at most, and 0.34 in four recordings of twenty seconds whose emotions last ten, where it varies 1.8 times as
/// much as chance; over twelve more seeds of that world it reaches 0.42 and 2.1 times, which is why participants with fewer than 30 rows are left out. Where
/// four fifths of the variance of a label lie between people it reaches 0.48 and 2.2 times: the label is nearly the participant. Labels that are the
/// participant, a twelfth or a tenth of them wrong, give 0.38 to 0.43 and 2.3 to 29 times (tests, AuditPlantTests).</remarks>
public sealed class LabelMostlyParticipant() : AuditCheck("own-majority-gain", "Does knowing the participant give most of a label?")
{
    /// <summary>Accuracy that knowing the participant adds, from which it blocks a target.</summary>
    public const double BlockingGain = 0.36;

    /// <summary>The same, from which it is a warning.</summary>
    public const double NotableGain = 0.25;

    /// <summary>How far the participants' rates must vary over chance, in variances: few slow labels differ between participants by chance.</summary>
    public const double LeastExcess = 2.25;

    private const int LeastPeople = 4;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (AlignedColumn target in AlignedColumn.TargetsOf(material.Aligned!))
        {
            if (OwnMajority.Of(material.Aligned!, target) is not { People: >= LeastPeople, Gain: >= NotableGain, Excess: >= LeastExcess } found) continue;
            bool blocks = found.Gain >= BlockingGain;
            yield return Find(target, blocks ? AuditSeverity.Blocking : AuditSeverity.Warning,
                Invariant($"Each participant's own majority is right on '{target.Name}' in {Wording.Percent(found.Own)} of the rows of {found.People} ")
                    + Invariant($"participants, one majority for all in {Wording.Percent(found.Common)}."),
                $"Do not score '{target.Name}' on random frames: recognising the person gives most of it. Hold participants apart, and report the own "
                    + "majority beside every model.");
        }
    }
}
