using Genex.Research.Audit;
using Spectre.Console;

namespace Genex.Cli.Output;

/// <summary>An audit's findings as a table on the console.</summary>
internal static class DataAuditOutput
{
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
                string severity = $"[{Colour(finding.Severity)}]{AuditJson.Word(finding.Severity)}[/]";
                table.AddRow(Markup.Escape(finding.Check), severity, Markup.Escape(finding.Evidence), Markup.Escape(finding.Advice));
            }

            console.Write(table);
        }

        string[] clean = [.. report.Results.Where(result => result.Lacking is null && result.Findings.Count == 0).Select(result => result.Check)];
        if (clean.Length > 0) Console.WriteLine(Terminal.Wrap($"Nothing found by {string.Join(", ", clean)}."));
        Console.WriteLine(Terminal.Wrap(report.Summary));
    }

    private static string Colour(AuditSeverity severity) => severity switch { AuditSeverity.Blocking => "red", AuditSeverity.Warning => "yellow", _ => "grey" };
}
