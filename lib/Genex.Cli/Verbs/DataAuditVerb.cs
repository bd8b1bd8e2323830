using System.CommandLine;
using Genex.Research.Audit;
using Genex.Research.Recordings;

namespace Genex.Cli.Verbs;

/// <summary>genex data audit: what is to be known of a study before anything is learnt from it.</summary>
public static class DataAuditVerb
{
    private const string Description = """
        Look for what makes scores on a study mean less than they seem to: one recording under several names, labels that follow the person,
        splits that share people, rows joined without a clock, mixed sources, and fourteen more questions. Nothing is changed.

        Exit codes: 0 no finding blocks; 3 a finding blocks; 2 the folder cannot be read as a study.

        Examples:
          genex data audit data/sample
          genex data audit data/sample --json > audit.json
          genex data audit DIR --rate 0.5
        """;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "The study's folder." };
        var json = new Option<bool>("--json") { Description = "Write the findings as a JSON array of {check, severity, evidence, advice} on standard output." };
        var rate = new Option<double>("--rate") { Description = "Frames looked at per second of video. Default 1.", DefaultValueFactory = _ => 1 };
        rate.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0)) result.AddError("--rate must be above 0 frames a second.");
        });
        var command = new Command("audit", Description) { folder, json, rate };
        command.SetAction((result, cancellation) => Task.Run(() => Run(result.GetRequiredValue(folder), result.GetValue(rate), result.GetValue(json), cancellation)));
        return command;
    }

    private static int Run(string folder, double rateHz, bool json, CancellationToken cancellation)
    {
        try
        {
            AuditReport report;
            using (var line = new ProgressLine())
                report = DataAudit.Run(folder, rateHz, line.Of<AuditProgress>(Say), cancellation);
            if (json) Console.WriteLine(DataAuditOutput.Json(report));
            else DataAuditOutput.Write(report);
            return report.IsClean ? 0 : 3;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled.");
            return 130;
        }
        catch (Exception problem) when (problem is RecordingException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }

    private static string Say(AuditProgress value) => value.Stage is "aligning" or "reading frames"
        ? $"{value.Stage}: {value.Done:N0} of {value.Of:N0} frames ({(double)value.Done / Math.Max(1, value.Of):P0})" : $"checking: {value.Stage}";
}
