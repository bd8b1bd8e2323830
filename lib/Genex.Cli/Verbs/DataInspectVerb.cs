using System.CommandLine;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data inspect</c>: what a study's folder holds.</summary>
internal static class DataInspectVerb
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Verb Create() => new Verb("inspect", "Show what a study's folder holds: participants, videos, events, and what the readers noticed.", """
        Examples:
          genex data inspect data/sample
          genex data inspect data/sample --json
        """) { Common.Study, Common.Json, Common.TimeFormat }.Does(Run);

    private static int Run(ParseResult result)
    {
        Study study = StudyReader.Read(result.GetRequiredValue(Common.Study),
            new StudyReadSettings(ExportTimes.ParseFormat(result.GetRequiredValue(Common.TimeFormat))));
        if (result.GetValue(Common.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(Plain(study), Indented));
            return ExitCode.Done;
        }

        Terminal.Write(study.Layout());
        Console.WriteLine(Terminal.Wrap(study.Say().ToString()));
        return ExitCode.Done;
    }

    private static object Plain(Study study) => new
    {
        Provenance = study.Provenance.ToString(),
        Participants = study.Recordings.Select(one => new
        {
            Id = one.Participant.ToString(),
            Video = one.VideoPath is { } path ? Path.GetRelativePath(study.Root, path) : null,
            Expressions = one.Expressions?.Count,
            Fixations = one.Fixations?.Count,
            GsrPeaks = one.GsrPeaks?.Count,
            SummaryMetrics = one.Summary?.Count,
        }),
        study.Notes,
    };
}
