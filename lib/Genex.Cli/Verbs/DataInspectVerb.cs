using System.CommandLine;
using System.Text.Json;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data inspect</c>: what a study's folder holds.</summary>
internal static class DataInspectVerb
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Argument<string> Folder = new("folder") { Description = "The study's folder." };
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON." };

    internal static Option<string> TimeFormat() => new("--time-format")
    {
        Description = $"How the exports write times: {string.Join(", ", ExportTimes.Spellings)}. Default: ms", DefaultValueFactory = _ => "ms",
    };

    public static Command Create()
    {
        Option<string> timeFormat = TimeFormat();
        var command = new Command("inspect", """
            What a study's folder holds: participants, videos, events, and what the readers noticed.

            Examples:
              genex data inspect data/sample
              genex data inspect data/sample --json
            """) { Folder, Json, timeFormat };
        command.SetAction(arguments =>
        {
            try
            {
                Study study = StudyReader.Read(arguments.GetRequiredValue(Folder), new StudyReadSettings(ExportTimes.ParseFormat(arguments.GetRequiredValue(timeFormat))));
                Console.WriteLine(arguments.GetValue(Json) ? JsonSerializer.Serialize(Plain(study), Indented) : $"{study.Layout().ToText()}\n{study.Say()}");
                return 0;
            }
            catch (Exception problem) when (problem is RecordingException or IOException or ArgumentException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"genex data inspect: {problem.Message}");
                return 2;
            }
        });
        return command;
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
