using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>The forms that leave the program.</content>
public static partial class ComparisonReporting
{
    /// <summary>For consoles: per group the scores and the contrasts, at most 120 characters wide apart from footnotes, which are wrapped.</summary>
    public static string ToText(this IReadOnlyList<ComparisonGroup> groups) =>
        string.Join("\n", groups.SelectMany(Short).Select(table => Wrap(table.ToText())))
        + $"\n{SayBaselines(groups)}".WrapAt(118, "  ");

    /// <summary>What is shown of a group on a console: scores, lift and leakage, contrasts, and the contrasts corrected where that can be done.</summary>
    public static IReadOnlyList<Table> Short(this ComparisonGroup group) =>
    [
        group.Scores(), group.LiftAndLeakage(), group.Tests(),
        .. group.Contrasts.Any(contrast => contrast.Result.Corrected is not null) ? [group.CorrectedTests()] : Array.Empty<Table>(),
    ];

    /// <summary>What the baselines in these groups are, each once.</summary>
    public static string SayBaselines(this IReadOnlyList<ComparisonGroup> groups) =>
        $"Baselines. {string.Join("; ", groups.SelectMany(group => group.Rows).Where(row => row.IsBaseline).Select(row => row.Name).Distinct()
            .Where(BaselineNames.Notes.ContainsKey).Select(name => $"{name}: {BaselineNames.Notes[name]}"))}.";

    /// <summary>By a file's ending: .csv, .tex, .md, .json, .txt.</summary>
    /// <exception cref="ArgumentException">Another ending.</exception>
    public static string ToFormat(this IReadOnlyList<ComparisonGroup> groups, string extension) => extension.ToUpperInvariant() switch
    {
        ".CSV" => Whole(groups).ToCsv(),
        ".TEX" => string.Join("\n", Tables(groups).Select(table => table.ToLatex())),
        ".MD" => string.Join("\n", Tables(groups).Select(table => table.ToMarkdown())),
        ".JSON" => ToJson(groups) + "\n",
        ".TXT" => ToText(groups) + "\n",
        _ => throw new ArgumentException($"A comparison is written as .csv, .tex, .md, .json or .txt, not as \"{extension}\"; a page is made by --report.",
            nameof(extension)),
    };

    /// <summary>Groups, rows and contrasts; undefined is null.</summary>
    public static string ToJson(this IReadOnlyList<ComparisonGroup> groups) => System.Text.Json.JsonSerializer.Serialize(groups.Select(group => new
    {
        group.Task,
        group.Protocol,
        group.Profile,
        group.Study,
        group.Samples,
        group.Participants,
        Provenance = ProvenanceWords.Of(group.Runs)?.ToString().ToLowerInvariant(),
        PrimaryScore = group.Score.Name,
        Caveats = CaveatList.Of(group.Runs),
        Regions = group.Runs.SelectMany(run => run.Regions ?? []).Distinct().Select(one => new { one.Region, one.Evidence, one.Recordings }),
        Rows = group.Rows.Select(row => new
        {
            row.Name,
            row.IsBaseline,
            Runs = row.Runs.Select(run => run.Specification.Id),
            Seeds = row.Seeds.Count,
            row.SeedDeviation,
            row.MeanOverParticipants,
            Interval = Of(row.Interval),
            AtTunedThresholds = Of(row.AtTuned),
            LiftOverBestConstant = Of(row.Lift),
            LeakageDelta = Of(row.Leakage),
            Worst = row.Worst is { } worst ? new { worst.Participant, worst.Score } : null,
            row.Parameters,
            row.Seconds,
            Participants = row.Seeds[0].PerParticipant.Zip(row.PerParticipant, (person, score) => new { person.Participant, Score = score }),
            Metrics = Metrics.WithBaselinesFor(row.Scores.Targets.Count).ToDictionary(metric => metric.Id, metric => Of(row.Of(metric))),
            Pooled = Metrics.WithBaselinesFor(row.Scores.Targets.Count).ToDictionary(metric => metric.Id, row.PooledOf),
            row.PooledLift,
        }),
        Contrasts = group.Contrasts.Select(contrast => new
        {
            contrast.First,
            contrast.Second,
            contrast.Result.MeanDifference,
            Interval = Of(contrast.Result.Interval),
            contrast.Result.EffectSize,
            contrast.Result.Participants,
            contrast.Result.LeftOut,
            contrast.Result.Test?.P,
            Method = contrast.Result.Test?.Method.ToString(),
            contrast.Result.AdjustedP,
            contrast.Result.Family,
            contrast.Result.Testable,
            contrast.Result.SmallestAdjustedP,
            contrast.Result.Corrected,
            Verdict = Verdict(contrast),
        }),
        ChosenInFolds = group.Choices.ToDictionary(choice => choice.Predictor.Name, choice => choice.Chosen),
    }), RunJsonForm.Options);

    /// <summary>One HTML page that needs nothing beside it: tables, charts, a sheet on leakage; it works offline and from a file (about 4 MB).</summary>
    /// <param name="groups">At least one.</param>
    /// <param name="progress">Told which section is written.</param>
    /// <param name="renderer">Makes charts; null takes the library's own.</param>
    public static string ToHtml(this IReadOnlyList<ComparisonGroup> groups, IProgress<string>? progress = null, IFigureRenderer? renderer = null) =>
        ComparisonPage.ToHtml(groups, progress, renderer ?? FigureRenderer.Default);

    private static IEnumerable<Table> Tables(IReadOnlyList<ComparisonGroup> groups) =>
        groups.SelectMany(group => Short(group).Append(group.TargetScores()));

    private static object? Of(ParticipantInterval? interval) => interval is null ? null
        : new { interval.Lower, interval.Upper, interval.Level, Method = interval.Method.ToString() };

    private static object? Of(ParticipantMean? mean) => mean is null ? null : new { mean.Mean, Interval = Of(mean.Interval), mean.Participants };

    private static string Wrap(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length > 120 && !line.Contains("  ", StringComparison.Ordinal) ? line.WrapAt(118, "") : line));

    private static string WrapAt(this string text, int width, string indent)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length >= width) lines.Add(indent + word);
            else lines[^1] += lines[^1].Length == 0 ? word : $" {word}";
        }

        return string.Join('\n', lines);
    }
}
