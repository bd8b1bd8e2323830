using Genex.Research.Datasets;

namespace Genex.Research.Audit;

/// <summary>The audit found something in the data that blocks training on them.</summary>
public sealed class BlockedDataException : Exception
{
    /// <param name="report">What it found.</param>
    /// <param name="task">What was to be learnt.</param>
    public BlockedDataException(AuditReport report, EmotionTask task) : base(Text(report, report.BlockingOf(task), task)) => Report = report;

    /// <summary>What the audit found.</summary>
    public AuditReport Report { get; }

    private static string Text(AuditReport report, IReadOnlyList<AuditFinding> blocking, EmotionTask task) =>
        $"{report.Root}: {Wording.Count(blocking.Count, "finding")} of the data audit block{(blocking.Count == 1 ? "s" : "")} training on {task.Title}:\n"
        + string.Join('\n', blocking.Select(finding => $"  {finding.Check}: {finding.Evidence}"))
        + "\nPut them right (genex data audit says how), or accept them all (--accept-findings): every result then names them.";
}
