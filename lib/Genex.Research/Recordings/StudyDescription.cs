#pragma warning disable MA0048 // a description and its rules for files

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Genex.Research.Recordings;

/// <summary>What a file or several are, where their names and columns do not say it.</summary>
public sealed record StudyFileRule
{
    /// <summary>Which files: a path within the study, with * for any characters and / between folders.</summary>
    public required string Match { get; init; }

    /// <summary>Whether they are left out.</summary>
    public bool Ignore { get; init; }

    /// <summary>Whose they are; null leaves it to be found.</summary>
    public string? Participant { get; init; }

    /// <summary>What was shown; null leaves it to be found.</summary>
    public string? Stimulus { get; init; }

    /// <summary>Rows a second of tables with a row per sample and without times, above 0; null where they have times.</summary>
    public double? SamplingRate { get; init; }

    /// <summary>Where the participant is in a video: whole, webcam, or x,y,width,height; null leaves it to be found.</summary>
    public string? Region { get; init; }
}

/// <summary>A study's own description of itself: study.json in its folder, which is optional. Comments are allowed, unknown properties are not.</summary>
public sealed record StudyDescription
{
    /// <summary>"study.json".</summary>
    public const string FileName = "study.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private Regex? names;

    /// <summary>1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How the tables write times, as --time-format takes it; null: as they say.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Where the participant is in every video; null: found in each picture.</summary>
    public string? Region { get; init; }

    /// <summary>How faces are looked for: off, find, or a file as seen from the study's folder, as --face takes it; null: not at all.</summary>
    public string? Face { get; init; }

    /// <summary>What is cut out beyond a face on each side, as a fraction of its side; null: <see cref="FaceSearch.Margin"/>'s default.</summary>
    public double? FaceMargin { get; init; }

    /// <summary>Names of columns: as the tables write them, and what they mean, with a unit where one is needed ("von": "Fixation Start (s)").</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>A regular expression for file names without their extensions, with the group "id" and, where there are such parts, "stimulus" and "label".
    /// Without a stimulus each file is one of its own.</summary>
    public string? Names { get; init; }

    /// <summary>What the group "label" stands for: a target that is present throughout the file. The other targets of this list are then absent, and the rest
    /// not known.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the signals of the voice are computed from the recordings' sound.</summary>
    public bool Voice { get; init; }

    /// <summary>Signals of the study's own, after the 33.</summary>
    public IReadOnlyList<OwnSignalRule> Signals { get; init; } = [];

    /// <summary>Targets of the study's own, after the 17.</summary>
    public IReadOnlyList<OwnTargetRule> Targets { get; init; } = [];

    /// <summary>Rules for files; the first that matches counts.</summary>
    public IReadOnlyList<StudyFileRule> Files { get; init; } = [];

    /// <summary>The 33 and 17, and the study's own.</summary>
    [JsonIgnore]
    public Vocabulary Vocabulary => Signals.Count == 0 && Targets.Count == 0 && !Voice ? Vocabulary.Default
        : new Vocabulary
        {
            OwnSignals = [.. Signals.Select(rule => rule.Word), .. Voice ? VoiceSignals.All : []],
            OwnTargets = [.. Targets.Select(rule => rule.Word)],
        };

    /// <summary>Rules of all channels of the study's own.</summary>
    [JsonIgnore]
    internal IReadOnlyList<OwnChannelRule> Channels => [.. Signals, .. Targets];

    /// <summary>Rules of the channels that a table has.</summary>
    internal IReadOnlyList<OwnChannelRule> ChannelsIn(string relative) =>
        [.. Channels.Where(rule => rule.Table is { } match && Glob(match).IsMatch(relative.Replace('\\', '/')))];

    /// <summary>The description in a folder; an empty one when there is none.</summary>
    /// <exception cref="ExportException">It is no JSON, has a property that is none, or a value that cannot be meant.</exception>
    public static StudyDescription Find(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path) ? Parse(File.ReadAllText(path), path) : new StudyDescription();
    }

    /// <summary>Reads a description.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="path">For messages.</param>
    /// <exception cref="ExportException">As for <see cref="Find"/>.</exception>
    public static StudyDescription Parse(string text, string path)
    {
        StudyDescription found;
        try
        {
            StudyDescriptionForm.Check(text, path);
            found = JsonSerializer.Deserialize<StudyDescription>(text, Json) ?? new StudyDescription();
        }
        catch (JsonException problem)
        {
            throw new ExportException(path, problem.LineNumber is { } line ? Invariant($"line {line + 1}") : null,
                "it is no JSON: " + problem.Message.Split(" Path:")[0].Split(" LineNumber:")[0].TrimEnd('.').ReplaceLineEndings(" "),
                "the description of a study",
                "data/README.md lists its properties; genex data init writes one.", problem);
        }
        found.Check(path);
        return found;
    }

    /// <summary>The rule for a file; null when there is none.</summary>
    /// <param name="relative">Its path within the study.</param>
    /// <remarks>A rule for a name without a folder is for the files of that name in every folder.</remarks>
    internal StudyFileRule? RuleFor(string relative) => Files.FirstOrDefault(rule => IsFor(rule, relative));

    private static bool IsFor(StudyFileRule rule, string relative) => Fits(rule.Match, relative.Replace('\\', '/'))
        || (!rule.Match.Contains('/', StringComparison.Ordinal) && Fits(rule.Match, Path.GetFileName(relative)));

    // A study of a thousand videos has as many rules.
    private static bool Fits(string match, string path) => match.Contains('*', StringComparison.Ordinal) ? Glob(match).IsMatch(path)
        : string.Equals(match, path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Rules that are for none of some files.</summary>
    /// <param name="all">Paths within the study.</param>
    internal IEnumerable<StudyFileRule> RulesForNone(IReadOnlyCollection<string> all) => Files.Where(rule => !all.Any(path => IsFor(rule, path)));

    /// <summary>Whose a file is, by its rule or its name.</summary>
    internal ParticipantId? OwnerOf(string relative) =>
        ParticipantId.TryTake(RuleFor(relative)?.Participant ?? Group(relative, "id"), out ParticipantId id) ? id : null;

    /// <summary>What a video shows, by its rule or its name.</summary>
    internal string? StimulusOf(string relative) => RuleFor(relative)?.Stimulus
        ?? (Group(relative, "id") is null ? null : Group(relative, "stimulus") ?? Path.GetFileNameWithoutExtension(relative));

    /// <summary>Where the participant is in a video, as given.</summary>
    internal FrameRegion? RegionOf(string relative) => (RuleFor(relative)?.Region ?? Region) is { } text ? FrameRegion.Parse(text) : null;

    /// <summary>Which targets are present throughout a file, and which are absent; null when its name does not say.</summary>
    internal IReadOnlyDictionary<string, bool>? LabelsOf(string relative)
    {
        string? present = Group(relative, "label") is { } label
            ? Labels.FirstOrDefault(pair => string.Equals(pair.Key, label, StringComparison.OrdinalIgnoreCase)).Value : null;
        return present is null ? null : Labels.Values.Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(target => target, target => string.Equals(target, present, StringComparison.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How faces are looked for in every video: as given, else as described; null: not at all.</summary>
    /// <param name="given">What goes before the description; null for nothing.</param>
    /// <param name="folder">The study's.</param>
    /// <exception cref="VideoException">The finder is not on this machine.</exception>
    internal FaceSearch? FacesIn(string folder, FaceSearch? given)
    {
        FaceSearch? search = given ?? (Face is { } text ? FaceSearch.Parse(text, folder) : null);
        return search is null or { IsOff: true } ? null : FaceMargin is { } margin ? search with { Margin = margin } : search;
    }

    private string? Group(string relative, string group)
    {
        if (Names is null)
            return null;
        names ??= new Regex(Names, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        Match match = names.Match(Path.GetFileNameWithoutExtension(relative));
        return match.Success && match.Groups[group] is { Success: true, Length: > 0 } found ? found.Value : null;
    }

    private void Check(string path)
    {
        try
        {
            if (Version != 1)
                throw new ArgumentException(Invariant($"\"version\" is {Version}; this library knows 1."));
            if (TimeFormat is not null)
                ExportTimes.ParseFormat(TimeFormat);
            foreach (string region in Files.Select(rule => rule.Region).Append(Region).OfType<string>())
                FrameRegion.Parse(region);
            if (Files.FirstOrDefault(rule => rule.SamplingRate is { } rate && !(rate is > 0 and <= 1_000_000)) is { } unusable)
                throw new ArgumentException(Invariant($"\"samplingRate\" of \"{unusable.Match}\" is {unusable.SamplingRate}; expected rows a second."));
            foreach (StudyFileRule rule in Files)
            {
                if (string.IsNullOrWhiteSpace(rule.Match))
                    throw new ArgumentException("a rule of \"files\" has \"match\" \"\"; expected a path within the study, with * for any characters.");
                if (rule.Participant is { } whose && !ParticipantId.TryTake(whose, out _))
                    throw new ArgumentException($"\"participant\" of \"{rule.Match}\" is \"{whose}\"; expected an id, or no such property");
            }
            if (Face is not null)
                FaceSearch.RequireWord(Face);
            if (FaceMargin is { } margin)
                _ = FaceSearch.Off with { Margin = margin };
            if (Names is not null && !new Regex(Names, RegexOptions.NonBacktracking).GetGroupNames().Contains("id"))
                throw new ArgumentException($"\"names\" is \"{Names}\"; it needs a group (?<id>…).");
            if (Signals.Select(rule => rule.Problem("signals", mayBeTold: false)).Concat(Targets.Select(rule => rule.Problem("targets", mayBeTold: true)))
                .OfType<string>().FirstOrDefault() is { } wrong)
                throw new ArgumentException(wrong);
            if (Voice && Channels.IntersectBy(VoiceSignals.All.Select(one => one.Name), rule => rule.Name, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault() is { } taken)
                throw new ArgumentException($"\"{taken.Name}\" is the name of a signal of the voice.");
            if (Channels.GroupBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
                throw new ArgumentException($"\"{twice.Key}\" is there twice among \"signals\" and \"targets\".");
            if (Labels.Values.FirstOrDefault(target => Vocabulary.TargetOf(target) < 0) is { } unknown)
                throw new ArgumentException($"\"labels\" names \"{unknown}\"; expected one of {string.Join(", ", Vocabulary.Targets)}.");
            if (Labels.Count > 0 && Names?.Contains("(?<label>", StringComparison.Ordinal) != true)
                throw new ArgumentException("there are \"labels\", and \"names\" has no group (?<label>…).");
        }
        catch (NotSupportedException problem)
        {
            throw new ExportException(path, null, $"\"names\" is \"{Names}\", whose matching could take without end",
                "an expression without (?=, (?!, (?<=, (?<! and \\1",
                "data/README.md has examples.", problem);
        }
        catch (ArgumentException problem)
        {
            throw new ExportException(path, null, problem.Message.Split(" (Parameter")[0].TrimEnd('.'), "the description of a study",
                "data/README.md lists its properties.", problem);
        }
    }

    private static Regex Glob(string pattern) => new("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
