namespace Genex.Research.Audit;

/// <summary>One question asked of a study before anything is learnt from it.</summary>
/// <param name="id">As in the findings and in JSON: "near-duplicate-frames".</param>
/// <param name="question">What it asks, for tables.</param>
/// <remarks>A check is a pure function of the material: it reads no file, changes nothing and draws no random number.</remarks>
public abstract class AuditCheck(string id, string question)
{
    /// <summary>As in the findings and in JSON.</summary>
    public string Id { get; } = id;

    /// <summary>What it asks.</summary>
    public string Question { get; } = question;

    /// <summary>What it needs and the material does not have, as a clause; null when the check can be made.</summary>
    public abstract string? Lacking(AuditMaterial material);

    /// <summary>What it finds; nothing when all is well. Called only when nothing is lacking.</summary>
    public abstract IEnumerable<AuditFinding> Examine(AuditMaterial material);

    /// <summary>A finding of this check.</summary>
    protected AuditFinding Find(AuditSeverity severity, string evidence, string advice) => new(Id, severity, evidence, advice);

    /// <summary>A finding that concerns one target alone: the others can be trained on.</summary>
    private protected AuditFinding Find(AlignedColumn target, AuditSeverity severity, string evidence, string advice) =>
        Find(severity, evidence, advice) with { Target = target.Name };

    /// <summary>"no aligned rows" unless there are some.</summary>
    protected static string? NeedsRows(AuditMaterial material) => material.Aligned is { Rows.Count: > 0 } ? null : "no aligned rows";

    /// <summary>"no frames" unless there are some.</summary>
    protected static string? NeedsFrames(AuditMaterial material) => material.Samples is null ? "no frames that could be read" : null;

    /// <summary>"no study export" unless there is one.</summary>
    protected static string? NeedsStudy(AuditMaterial material) => material.Study is null ? "no event exports" : null;
}
