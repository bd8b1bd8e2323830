namespace Genex.Research.Audit;

/// <summary>The audit found something in the data that blocks training on them.</summary>
/// <param name="report">What it found.</param>
public sealed class BlockedDataException(AuditReport report) : Exception(
    $"{report.Root}: {report.Blocking.Count} finding{(report.Blocking.Count == 1 ? "" : "s")} of the data audit block training:\n"
    + string.Join('\n', report.Blocking.Select(finding => $"  {finding.Check}: {finding.Evidence}"))
    + "\nPut them right (genex data audit says how), or accept them all (--accept-findings): every result then names them.")
{
    /// <summary>What the audit found.</summary>
    public AuditReport Report { get; } = report;
}
