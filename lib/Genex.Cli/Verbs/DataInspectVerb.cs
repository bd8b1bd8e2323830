using System.CommandLine;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Alignment;
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
          genex data inspect STUDY --face find
          genex data inspect prepared
        """) { Common.Study, Common.Json, Common.TimeFormat, Common.Region, Common.Face }.Does(Run);

    private static int Run(ParseResult result)
    {
        Study study = StudyReader.Read(result.GetRequiredValue(Common.Study), Common.ReadingOf(result));
        if (result.GetValue(Common.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(Plain(study), Indented));
            return ExitCode.Done;
        }

        Terminal.Write(study.Layout());
        Console.WriteLine(Terminal.Wrap(study.Say().ToString()));
        if (!study.Vocabulary.IsDefault) Console.WriteLine(Terminal.Wrap(study.SayOwn().ToString()));
        foreach (Recording one in study.Recordings.Where(one => one.VideoPath is not null && study.Release is null))
        {
            string said = RegionOf(study, one) is { } region ? $"is taken: {region}" : "nothing is taken; it is left out of the store";
            Console.WriteLine(Terminal.Wrap($"{one.Label}: of {Path.GetRelativePath(study.Root, one.VideoPath!)} {said}{FacesOf(study, one)}."));
            foreach (string note in OutsideOf(study, one)) Console.WriteLine(Terminal.Wrap(note));
        }

        string[] unknown = [.. study.Files.Where(file => file.Use == StudyFileUse.Unknown)
            .Select(file => $"{Path.GetRelativePath(study.Root, file.Path)} ({file.Reason})")];
        if (unknown.Length > 0) Console.WriteLine(Terminal.Wrap($"Not known, and not used: {string.Join(", ", unknown)}."));
        return ExitCode.Done;
    }

    private static VideoRegion? RegionOf(Study study, Recording one) => study.Prepared is { } store
        ? PreparedRecording.Of(store, one.Participant, one.Stimulus).Region
        : one.Region is { } given ? VideoRegion.Given(given) : RegionFinder.Find(one.VideoPath!);

    // A store tells it in its own notes.
    private static IEnumerable<string> OutsideOf(Study study, Recording one) => study.Prepared is null ? OutsideVideo.Notes(one, study.Vocabulary) : [];

    private static string FacesOf(Study study, Recording one) => study.Prepared is { } store
        ? PreparedRecording.Of(store, one.Participant, one.Stimulus).Faces is { } found ? $"; {found.Text} ({found.Search.Text})" : ""
        : one.Faces is { } search ? $", and in it the face is looked for ({search.Text})" : "";

    // The released layout has frames and rows where the raw one has a video and events.
    private static object Plain(Study study, ReleasedRecording one) => new
    {
        Id = one.Participant.ToString(),
        Frames = one.Frames.Count,
        Folder = Path.GetRelativePath(study.Root, one.Folder),
        one.Metadata?.Method,
        DerivedFrom = one.Metadata?.Source?.ToString(),
        one.Metadata?.Transformation,
        PhysicalRows = one.Physical?.Rows,
        PhysicalColumns = one.Physical?.Columns.Count(name => PhysicalFeatures.IndexOf(name) >= 0),
        EmotionalRows = one.Emotional?.Rows,
        EmotionalColumns = one.Emotional?.Columns.Count(name => EmotionalTargets.IndexOf(name) >= 0),
    };

    private static object Plain(Study study) => new
    {
        Provenance = study.Provenance.ToString(),
        Participants = study.Release is { } release ? release.Recordings.Select(one => Plain(study, one))
            : study.Recordings.CountBy(one => one.Participant).Select(one => (object)new { Id = one.Key.ToString(), Recordings = one.Value }),
        Recordings = study.Release is not null ? null : study.Recordings.Select(one => new
        {
            Id = one.Participant.ToString(),
            one.Stimulus,
            Video = one.VideoPath is { } path ? Path.GetRelativePath(study.Root, path) : null,
            Region = one.VideoPath is null ? null : RegionOf(study, one)?.ToString(),
            Faces = one.Faces ?? (study.Prepared is { } store ? PreparedRecording.Of(store, one.Participant, one.Stimulus).Faces?.Search : null),
            Expressions = one.Expressions?.Count,
            Intensities = one.Events.Of(FacialLevelExport.Format)?.Count,
            Fixations = one.Fixations?.Count,
            GsrPeaks = one.GsrPeaks?.Count,
            SummaryMetrics = one.Summary?.Count,
            OwnValues = one.Events.Of(OwnValueExport.Format)?.CountBy(value => value.Channel).ToDictionary(),
        }),
        Own = study.Vocabulary.IsDefault ? null : study.Vocabulary,
        Notes = study.Notes.Concat(study.Release is not null ? [] : study.Recordings.SelectMany(one => OutsideOf(study, one))),
        Files = study.Files.Select(file => new { Path = Path.GetRelativePath(study.Root, file.Path), Use = file.Use.ToString(), file.Reason }),
        Problems = study.Problems.Select(problem =>
            new { File = Path.GetRelativePath(study.Root, problem.File), problem.Place, problem.Found, problem.Expected, problem.Advice }),
    };
}
