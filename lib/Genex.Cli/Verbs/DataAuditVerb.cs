using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data audit</c>: what is to be known of a study before anything is learnt from it.</summary>
internal static class DataAuditVerb
{
    public static Verb Create() => new Verb("audit", "Look for what makes scores on a study mean less than they seem to.", """
        One recording under several names, be it mirrored, enlarged, reordered or cut in two; labels that
        follow the person, the clock, a gap or one input; splits that share people; rows joined without a
        clock; swapped ids; mixed sources; and more, a check each. Nothing is changed. A finding on one
        target blocks that target alone: train leaves it out, or refuses a task that has no other.

        Exit codes: 0 no finding blocks; 3 a finding blocks the study or a target; 2 the folder cannot be read as a study; 130 cancelled.

        Examples:
          genex data audit data/sample
          genex data audit data/sample --json > audit.json
          genex data audit STUDY --rate 0.5
          genex data audit STUDY --face find
        """) { Common.Study, Common.Json, Common.Rate, Common.TimeFormat, Common.Region, Common.Face }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        AuditReport report;
        AuditMaterial material;
        using (ProgressLine line = new())
        {
            material = StudyMaterial.Of(
                StudyReader.Read(result.GetRequiredValue(Common.Study), Common.ReadingOf(result)), result.GetValue(Common.Rate), line.Auditing(), cancellation);
            report = DataAudit.Run(material, line.Auditing(), cancellation);
        }

        if (result.GetValue(Common.Json))
        {
            Console.WriteLine(AuditJson.Of(report));
            return report.IsClean ? ExitCode.Done : ExitCode.Blocked;
        }

        DataAuditOutput.Write(report);
        if (material.Aligned is { } aligned) Console.WriteLine(Terminal.Wrap(Sentence.Join(aligned.SayRegions(), aligned.SayFaces()).ToString()));
        return report.IsClean ? ExitCode.Done : ExitCode.Blocked;
    }
}
