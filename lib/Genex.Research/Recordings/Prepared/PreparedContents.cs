using System.Text.Json;

#pragma warning disable MA0048 // the contents of a store and their parts

namespace Genex.Research.Recordings;

/// <summary>A study as it was read, without its events: what contents.json of a prepared store holds. The study's folder is
/// as seen from the store; other paths are relative to the study's folder.</summary>
internal sealed record PreparedContents(int Version, string Root, Provenance Provenance, PreparationSettings Settings,
    IReadOnlyList<PreparedSource> Recordings, IReadOnlyList<string> Notes, IReadOnlyDictionary<string, int> UnknownExpressions,
    IReadOnlyList<PreparedTable> Tables, IReadOnlyList<PreparedProblem> Problems, IReadOnlyList<StudyFile> Files, IReadOnlyList<string> VideoFiles)
{
    /// <summary>Raised when a store is written otherwise.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What the rows hold; null for the 33 signals and 17 targets alone.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>What is kept of a study.</summary>
    public static PreparedContents Of(Study study, PreparationSettings settings, IReadOnlyList<PreparedPlace> places, string store) => new(
        CurrentVersion, Relative(store, study.Root), study.Provenance, settings,
        [.. study.Recordings.Zip(places, (one, place) => new PreparedSource(place, Name(study, one.VideoPath), one.Region, one.Labels))],
        study.Notes, study.UnknownExpressions,
        [.. study.Tables.Select(one => new PreparedTable(one.Format.FileName, Name(study, one.File)!, one.Owner, one.Columns, one.Rows))],
        [.. study.Problems.Select(one => new PreparedProblem(Name(study, one.File)!, one.Place, one.Found, one.Expected, one.Advice))],
        [.. study.Files.Select(one => one with { Path = Name(study, one.Path)! })], [.. study.VideoFiles.Select(one => Name(study, one)!)])
    {
        Vocabulary = study.Vocabulary.IsDefault ? null : study.Vocabulary,
    };

    /// <summary>A study's folder as seen from a store.</summary>
    public static string Relative(string store, string study) =>
        Path.GetRelativePath(Path.GetFullPath(store), Path.GetFullPath(study)).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The study, with the events of its recordings.</summary>
    /// <param name="store">The store's folder.</param>
    /// <param name="read">Reads a file of it.</param>
    public Study ToStudy(string store, Func<string, byte[]> read)
    {
        string root = Path.GetFullPath(Root, Path.GetFullPath(store));
        return new Study(root, Provenance, [.. Recordings.Select(Recording)], Notes)
        {
            Vocabulary = Vocabulary ?? Vocabulary.Default,
            UnknownExpressions = UnknownExpressions,
            Tables = [.. Tables.Select(one => new StudyTable(ExportFormats.All.First(format => format.FileName == one.Format), Full(one.File)!, one.Owner,
                one.Columns, one.Rows))],
            Problems = [.. Problems.Select(one => new ExportException(Full(one.File)!, one.Place, one.Found, one.Expected, one.Advice))],
            Files = [.. Files.Select(one => one with { Path = Full(one.Path)! })],
            VideoFiles = [.. VideoFiles.Select(one => Full(one)!)],
            Prepared = new PreparedStudy(store, Settings, [.. Recordings.Select(one => one.Place)]),
        };

        string? Full(string? name) => name is null ? null : Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));

        Recording Recording(PreparedSource source)
        {
            string events = PreparedStore.NameOf(source.Place, PreparedStore.Events);
            try
            {
                return new Recording(source.Place.Participant, Full(source.Video), PreparedEvents.Of(read(events)))
                {
                    Stimulus = source.Place.Stimulus,
                    Region = source.Region,
                    Labels = source.Labels,
                    Provenance = Provenance,
                };
            }
            catch (JsonException problem)
            {
                throw PreparedStore.Damaged(store, events, problem);
            }
        }
    }

    private static string? Name(Study study, string? path) => path is null ? null
        : Path.GetRelativePath(study.Root, path).Replace(Path.DirectorySeparatorChar, '/');
}

/// <summary>A recording as it was read, without its events.</summary>
/// <param name="Place">Where it lies in the store.</param>
/// <param name="Video">Its video; null when there is none.</param>
/// <param name="Region">Where the participant is in it, where that was given.</param>
/// <param name="Labels">Targets that are said of the whole recording.</param>
internal sealed record PreparedSource(PreparedPlace Place, string? Video, FrameRegion? Region, IReadOnlyDictionary<string, bool>? Labels);

/// <summary>A table as it was read.</summary>
internal sealed record PreparedTable(string Format, string File, ParticipantId? Owner, IReadOnlyList<string> Columns, int Rows);

/// <summary>A cell or row that was left out.</summary>
internal sealed record PreparedProblem(string File, string? Place, string Found, string Expected, string? Advice);
