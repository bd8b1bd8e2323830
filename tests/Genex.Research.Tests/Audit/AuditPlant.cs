using Genex.Research.Audit;

namespace Genex.Research.Tests.Audit;

/// <summary>Something wrong that the audit must find.</summary>
/// <param name="Kind">What is wrong, as the list of kinds has it.</param>
/// <param name="Name">How it was planted.</param>
/// <param name="Checks">Any of these checks may report it, as a warning or a blocking finding.</param>
/// <param name="Target">The target that the finding must name; null for the study.</param>
/// <param name="Make">Plants it.</param>
internal sealed record AuditPlant(string Kind, string Name, string[] Checks, string? Target, Func<AuditMaterial> Make)
{
    /// <summary>"blocking", "warning" or "missed".</summary>
    public string OutcomeIn(AuditReport report)
    {
        AuditFinding[] found = [.. report.Findings.Where(one => Checks.Contains(one.Check) && one.Severity > AuditSeverity.Note
            && (Target is null || one.Target == Target))];
        return found.Length == 0 ? "missed" : found.Max(one => one.Severity).ToString().ToLowerInvariant();
    }

    public override string ToString() => $"{Kind}: {Name}";
}
