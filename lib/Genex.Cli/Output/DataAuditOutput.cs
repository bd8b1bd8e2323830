using System.Text.Encodings.Web;
using System.Text.Json;
using Genex.Research.Audit;
using Spectre.Console;

namespace Genex.Cli.Output;

/// <summary>An audit's findings as a table on the console and as JSON.</summary>
internal static class DataAuditOutput
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array of {check, severity, target, evidence, advice}, the gravest first; target is null where the whole study is concerned.</summary>
    internal static string Json(AuditReport report) => JsonSerializer.Serialize(
        report.Findings.Select(finding =>
            new { check = finding.Check, severity = Word(finding.Severity), target = finding.Target, evidence = finding.Evidence, advice = finding.Advice }),
        Indented);

    /// <summary>A table of findings, a line of checks without one, and the summary.</summary>
    internal static void Write(AuditReport report)
    {
        IAnsiConsole console = Terminal.Create();
        if (report.Findings.Count > 0)
        {
            var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
            table.AddColumn("check").AddColumn("severity").AddColumn("evidence").AddColumn("advice");
            table.Columns[0].NoWrap = true;
            foreach (AuditFinding finding in report.Findings)
            {
                string severity = $"[{Colour(finding.Severity)}]{Word(finding.Severity)}[/]";
                table.AddRow(Markup.Escape(finding.Check), severity, Markup.Escape(finding.Evidence), Markup.Escape(finding.Advice));
            }

            console.Write(table);
        }

        string[] clean = [.. report.Results.Where(result => result.Lacking is null && result.Findings.Count == 0).Select(result => result.Check)];
        if (clean.Length > 0) Console.WriteLine(Terminal.Wrap($"Nothing found by {string.Join(", ", clean)}."));
        Console.WriteLine(Terminal.Wrap(report.Summary));
    }

    private static string Word(AuditSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Colour(AuditSeverity severity) => severity switch { AuditSeverity.Blocking => "red", AuditSeverity.Warning => "yellow", _ => "grey" };
}
