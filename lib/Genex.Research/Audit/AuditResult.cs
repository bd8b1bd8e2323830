namespace Genex.Research.Audit;

/// <summary>What became of one check.</summary>
/// <param name="Check">Its id.</param>
/// <param name="Question">What it asked.</param>
/// <param name="Findings">What it found; empty when all is well or it was not made.</param>
/// <param name="Lacking">Why it could not be made, as a clause; null when it was.</param>
public sealed record AuditResult(string Check, string Question, IReadOnlyList<AuditFinding> Findings, string? Lacking)
{
    /// <summary>"blocking", "warning", "note", "clean" or "not examined": the gravest there is.</summary>
    public string Outcome => Lacking is not null ? "not examined" : Findings.Count == 0 ? "clean" : Findings.Max(finding => finding.Severity).ToString()
        .ToLowerInvariant();
}
