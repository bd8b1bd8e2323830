using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Rows in which every facial-coding channel is off: a face always points somewhere, so the tracker had lost it.</summary>
public sealed class AllZeroRows() : AuditCheck("all-zero-rows", "Does every row say something of the face?")
{
    /// <summary>Share of a participant's rows from which it is a warning rather than a note.</summary>
    public const double Many = 0.05;

    private static readonly AlignedColumn[] Coded = [.. AlignedColumn.Features.Take(PhysicalFeatures.FacialCoding.Count)];

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        (ParticipantId Participant, int Empty, int Rows)[] people = [.. material.Aligned!.Recordings
            .Select(recording => (recording.Participant, Empty: recording.Rows.Count(IsEmpty), recording.Rows.Count)).Where(person => person.Empty > 0)];
        if (people.Length == 0) yield break;
        yield return Find(people.Any(person => person.Empty >= Many * person.Rows) ? AuditSeverity.Warning : AuditSeverity.Note,
            $"Rows with all {Coded.Length} facial-coding channels at zero: "
                + Wording.List(people.OrderByDescending(person => person.Empty / (double)person.Rows)
                    .Select(person => Invariant($"{person.Participant} {person.Empty} of {person.Rows}"))) + ".",
            "No head pose at all means that the face was not found. Mask these rows as missing rather than learning from them as a neutral face.");
    }

    private static bool IsEmpty(AlignedRow row) => Coded.Any(column => column.IsIn(row)) && Coded.All(column => !column.IsIn(row) || column.Of(row) == 0);
}
