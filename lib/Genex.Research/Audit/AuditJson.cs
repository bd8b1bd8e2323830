using System.Text.Encodings.Web;
using System.Text.Json;

namespace Genex.Research.Audit;

/// <summary>An audit's findings as JSON.</summary>
internal static class AuditJson
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array of {check, severity, target, evidence, advice}, the gravest first; target is null where the whole study is concerned.</summary>
    public static string Of(AuditReport report) => JsonSerializer.Serialize(
        report.Findings.Select(finding =>
            new { check = finding.Check, severity = Word(finding.Severity), target = finding.Target, evidence = finding.Evidence, advice = finding.Advice }),
        Indented);

    /// <summary>"blocking", "warning", "note".</summary>
    public static string Word(AuditSeverity severity) => severity.ToString().ToLowerInvariant();
}
