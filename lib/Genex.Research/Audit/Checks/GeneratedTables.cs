namespace Genex.Research.Audit.Checks;

/// <summary>Annotation tables whose rows were drawn by a program.</summary>
/// <remarks>Two signs together: a row says nothing of the next, though events last; and counts are no whole numbers, or codes are not 0 or 1.</remarks>
public sealed class GeneratedTables() : AuditCheck("generated-tables", "Were the annotation tables coded from recordings?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) =>
        material.Study?.Release?.Recordings.Any(one => one.Emotional is not null || one.Physical is not null) == true ? null : "no annotation tables by row";

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        TableMemory[] drawn = [.. material.Study!.Release!.Recordings.Select(TableMemory.Of).Where(one => one.LooksGenerated)];
        if (drawn.Length == 0) yield break;
        yield return Find(AuditSeverity.Blocking,
            $"The tables of {Wording.List(drawn.Select(one => one.Participant))} look drawn by a program: "
                + $"{Wording.List(drawn.Select(Signs), 4)}.",
            "Ask where they come from. Leave these participants out of what is learnt and scored, or go back to the exports that the tables were to hold.");
    }

    private static string Signs(TableMemory one) =>
        Invariant($"{one.Participant} ({one.Forgetful} of {one.Varying} columns that change do so without regard to the row before, over {one.Rows} rows; ")
        + Invariant($"counts are not whole in {one.BrokenCounts} rows, targets neither 0 nor 1 in {one.BrokenCodes})");
}
