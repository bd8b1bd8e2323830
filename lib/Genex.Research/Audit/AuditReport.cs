using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>What the audit of a study found: one result per check, in the order of <see cref="DataAudit.Checks"/>.</summary>
/// <param name="Root">The study's folder.</param>
/// <param name="Results">One per check.</param>
public sealed record AuditReport(string Root, IReadOnlyList<AuditResult> Results)
{
    /// <summary>Where the samples come from; null where none could be read.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>All findings, the gravest first, in the order of checks.</summary>
    public IReadOnlyList<AuditFinding> Findings { get; } = [.. Results.SelectMany(result => result.Findings).OrderByDescending(finding => finding.Severity)];

    /// <summary>The findings that block.</summary>
    public IReadOnlyList<AuditFinding> Blocking => [.. Findings.Where(finding => finding.Severity == AuditSeverity.Blocking)];

    /// <summary>The findings that block a task: those on the whole study, and those on its targets where none of them is left.</summary>
    public IReadOnlyList<AuditFinding> BlockingOf(EmotionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        bool all = task.Names.All(BlockedTargets.Contains);
        return [.. Blocking.Where(finding => finding.Target is null || (all && task.Names.Contains(finding.Target)))];
    }

    /// <summary>Targets that a finding blocks, whatever it says of the others; in canonical order, then the study's own.</summary>
    public IReadOnlyList<string> BlockedTargets => [.. EmotionalTargets.Names
        .Concat(Blocking.Select(finding => finding.Target).OfType<string>()).Distinct().Where(name => Blocking.Any(finding => finding.Target == name))];

    /// <summary>Whether no finding blocks.</summary>
    public bool IsClean => Blocking.Count == 0;

    /// <summary>The result of a check.</summary>
    /// <exception cref="ArgumentException">No check has this id.</exception>
    public AuditResult this[string check] => Results.FirstOrDefault(result => result.Check == check)
        ?? throw new ArgumentException($"The audit has no check \"{check}\"; it has {string.Join(", ", Results.Select(result => result.Check))}.",
            nameof(check));

    /// <summary>One sentence: how many checks were made, and what they found.</summary>
    public string Summary
    {
        get
        {
            int made = Results.Count(result => result.Lacking is null), skipped = Results.Count - made;
            string missing = skipped == 0 ? ""
                : Invariant($" {skipped} could not be made: ")
                + Invariant(
                    $"{string.Join(", ", Results.Where(result => result.Lacking is not null).Select(result => $"{result.Check} ({result.Lacking})"))}.");
            return Invariant($"{made} checks made: {Count(AuditSeverity.Blocking)} blocking, {Plural(Count(AuditSeverity.Warning), "warning")}, ")
                + Invariant($"{Plural(Count(AuditSeverity.Note), "note")}.{missing}");
        }
    }

    private int Count(AuditSeverity severity) => Findings.Count(finding => finding.Severity == severity);

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : Invariant($"{count} {noun}s");
}
