namespace Genex.Research.Audit;

/// <summary>One thing that the audit found.</summary>
/// <param name="Check">Id of the check, as "near-duplicate-frames".</param>
/// <param name="Severity">What it means for a conclusion.</param>
/// <param name="Evidence">Files, participants and numbers, in one or two sentences.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record AuditFinding(string Check, AuditSeverity Severity, string Evidence, string Advice)
{
    /// <summary>The target that alone is concerned, by its canonical name; null when the whole study is.</summary>
    public string? Target { get; init; }
}
