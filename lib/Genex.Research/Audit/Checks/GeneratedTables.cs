namespace Genex.Research.Audit.Checks;

/// <summary>Annotations whose rows were drawn by a program.</summary>
/// <remarks>Two signs together: a row says nothing of the next, though events last; and counts are no whole numbers, or codes are not 0 or 1. Or the first
/// alone, in a participant whose rows hold nothing back where those of the others do.</remarks>
public sealed class GeneratedTables() : AuditCheck("generated-tables", "Were the annotation tables coded from recordings?")
{
    /// <summary>Fraction of the varying columns without memory from which a participant stands out.</summary>
    public const double DrawnShare = 0.85;

    /// <summary>The most that the others may have for that, median over them.</summary>
    public const double UsualShare = 0.5;

    private const int LeastVarying = 10, LeastRows = 30, LeastOthers = 2;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) =>
        material.Study?.Release?.Recordings.Any(one => one.Emotional is not null || one.Physical is not null) == true ? null : NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        TableMemory[] all = [.. material.Study?.Release?.Recordings.Select(TableMemory.Of) ?? material.Aligned!.Recordings.Select(TableMemory.Of)];
        TableMemory[] drawn = [.. all.Where(one => one.LooksGenerated)];
        if (drawn.Length > 0)
        {
            yield return Find(AuditSeverity.Blocking,
                $"The tables of {Wording.List(drawn.Select(one => one.Participant))} look drawn by a program: "
                    + $"{Wording.List(drawn.Select(Signs), 4)}.",
                "Ask where they come from. Leave these participants out of what is learnt and scored, or go back to the exports that the tables were to hold.");
        }

        TableMemory[] apart = [.. all.Except(drawn).Where(one => StandsOut(one, all))];
        if (apart.Length > 0)
        {
            yield return Find(AuditSeverity.Warning,
                $"Rows of {Wording.List(apart.Select(Signs), 4)} follow one another without regard, where events of the others last.",
                "Look at the export of these participants: shuffled rows, rows of several sources, or numbers that a program drew.");
        }
    }

    private static bool StandsOut(TableMemory one, TableMemory[] all)
    {
        double[] others = [.. all.Where(other => other != one && other.Varying >= LeastVarying && other.Rows >= LeastRows)
            .Select(other => other.ForgetfulShare)];
        return one.Varying >= LeastVarying && one.Rows >= LeastRows && one.ForgetfulShare >= DrawnShare && others.Length >= LeastOthers
            && Moments.Median(others) <= UsualShare;
    }

    private static string Signs(TableMemory one) =>
        Invariant($"{one.Participant} ({one.Forgetful} of {one.Varying} columns that change do so without regard to the row before, over {one.Rows} rows; ")
        + Invariant($"counts are not whole in {one.BrokenCounts} rows, targets neither 0 nor 1 in {one.BrokenCodes})");
}
