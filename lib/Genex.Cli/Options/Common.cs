using System.CommandLine;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;
using Genex.Research.Training;

namespace Genex.Cli.Options;

/// <summary>Options and arguments that several verbs take, each defined once: one name means one thing.</summary>
/// <remarks>A description says the meaning first; what follows a colon is the verb's own.</remarks>
internal static class Common
{
    public static readonly Argument<string> Study = new("study") { Description = "The study's folder, or the store that it was prepared into." };

    public static readonly Argument<string> Run = new("run") { Description = "Id of a finished run, or how it begins; genex runs list shows them." };

    public static readonly Option<string> Data = new("--data")
    {
        Description = "The study's folder: or the store that it was prepared into.",
        DefaultValueFactory = _ => Path.Combine("data", "sample"),
    };

    public static readonly Option<string?> Store = new("--store") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs of the solution." };

    public static readonly Option<bool> Json = new("--json") { Description = "Write JSON on standard output; undefined is null." };

    public static readonly Option<string?> Chart = new("--chart") { Description = "Also write the chart to this PNG file." };

    public static readonly Option<int> Seed = SeedOf(1);

    public static readonly Option<double> Rate = new("--rate") { Description = "Frames per second of video, above 0.", DefaultValueFactory = _ => 1 };

    public static readonly Option<string?> TimeFormat = new("--time-format")
    {
        Description = $"How the exports write times: {string.Join(", ", ExportTimes.Spellings)}. Default: as study.json or the tables say, else ms.",
    };

    public static readonly Option<string?> Region = new("--region")
    {
        Description = "Where the participant is in the videos: whole, webcam (bottom right quarter), or x,y,width,height as fractions. Default: found.",
    };

    public static readonly Option<string?> Face = FaceOf("as study.json says, else off");

    public static readonly Option<int?> ImageSize = new("--image-size") { Description = "Side of the frames in pixels, a multiple of 16." };

    public static readonly Option<int?> Targets = new("--targets") { Description = "K, the number of logits. Default: as in the report's table." };

    public static readonly Option<bool> Verbose = new("--verbose") { Description = "Show where an unexpected error came from.", Recursive = true };

    public static readonly Option<string> Device =
        new("--device") { Description = "auto (the GPU where there is one), cpu, cuda or cuda:N.", DefaultValueFactory = _ => "auto" };

    public static readonly Option<string?> Body = new("--body")
    {
        Description = "Frozen body of P.1 and P.2: an ONNX image model with a JSON of the same name beside it; or \"random\", every pretrained body drawn at "
            + "random.",
    };

    public static readonly Option<string?> ChooseEpochBy = new Option<string?>("--choose-epoch-by")
    {
        Description = "Which validation score chooses the epoch, and ends a training that no longer betters it, instead of the profile's own: "
            + "loss, macro-f1 or auroc (within people). Makes another run.",
    }.AcceptOnlyFromAmong([.. WatchedScores.Names]);

    public static readonly Option<string?> Precision = new Option<string?>("--precision")
    {
        Description = "What frozen layers and scoring compute in: float32 (the profile's), or bf16 where the processor or GPU has products in bfloat16; "
            + "the run's record says what that changes. Makes another run.",
    }.AcceptOnlyFromAmong([.. InferencePrecisions.Names]);

    public static readonly Option<bool> Accept =
        new("--accept-findings") { Description = "Train on data that the data audit blocks; every result then names the findings." };

    private static readonly string[] DamageWords = ["report", "skip", "fail"];

    static Common() => Rate.Validators.Add(result =>
    {
        if (!(result.GetValueOrDefault<double>() > 0)) result.AddError("--rate must be above 0 frames a second.");
    });

    /// <summary>How the study of a command line is to be read.</summary>
    public static StudyReadSettings ReadingOf(ParseResult result) => new(
        result.GetValue(TimeFormat) is { } format ? ExportTimes.ParseFormat(format) : null,
        result.GetValue(Region) is { } region ? FrameRegion.Parse(region) : null,
        result.GetValue(Face) is { } face ? FaceSearch.Parse(face) : null);

    /// <summary>How faces are looked for.</summary>
    /// <param name="usual">The verb's own: when nothing is named.</param>
    public static Option<string?> FaceOf(string usual) => new("--face")
    {
        Description = "How the participant's face is found in the videos, to which pictures are cropped: off, find (OpenCV's cascade), or YuNet's FILE.onnx. "
            + $"Default: {usual}.",
    };

    /// <summary>What is done about damaged videos.</summary>
    /// <param name="usual">When none is named.</param>
    public static Option<string> DamageOf(string usual) => new Option<string>("--damage")
    {
        Description = "What to do about damaged videos: report (take what can be decoded, and say so), skip (leave them out) or fail.",
        DefaultValueFactory = _ => usual,
    }.AcceptOnlyFromAmong(DamageWords);

    /// <summary>What a command line says is to be done about damaged videos.</summary>
    public static CorruptionPolicy DamageOf(ParseResult result) => Enum.Parse<CorruptionPolicy>(result.GetValue<string>("--damage")!, ignoreCase: true);

    /// <summary>The seed of a verb whose usual one is not 1.</summary>
    public static Option<int> SeedOf(int usual) =>
        new("--seed") { Description = "Seed of everything random; equal seeds give equal results.", DefaultValueFactory = _ => usual };

    /// <summary>How much a verb does at a time.</summary>
    /// <param name="what">The verb's own: of what.</param>
    /// <param name="usual">When no number is named.</param>
    public static Option<int> Jobs(string what, int usual) =>
        new("--jobs") { Description = $"How many run at the same time: {what}", DefaultValueFactory = _ => usual };

    /// <summary>Where a verb writes its result.</summary>
    /// <param name="what">The verb's own: which file or folder, which endings.</param>
    /// <param name="required">Whether there is no other place for it.</param>
    public static Option<string?> Out(string what, bool required = false) =>
        new("--out") { Description = $"Write the result here: {what}", Required = required };

    /// <summary>What a run is about: tasks, protocols.</summary>
    /// <param name="usual">When none is named.</param>
    public static Option<string> Tasks(string usual) => new("--task")
    {
        Description = "attention (1 target), emotions (17 targets), targets by name with + between them, several tasks with commas between them, or "
            + "all (the first two).",
        DefaultValueFactory = _ => usual,
    };

    /// <inheritdoc cref="Tasks"/>
    public static Option<string> Protocols(string usual) => new("--protocol")
    {
        Description = "lopo, k-groups-K, within, report-a, report-b, lopo-nested, k-groups-K-nested, several with commas between them, or all.",
        DefaultValueFactory = _ => usual,
    };

    /// <summary>Which architectures.</summary>
    /// <param name="usual">When none is named; null where one must be.</param>
    public static Option<string> Models(string? usual = null)
    {
        Option<string> models = new("--model")
        {
            Description = $"Which models: {string.Join(", ", ModelRegistry.All.Select(one => one.Id))}, several with commas between them, or all.",
            Required = usual is null,
        };
        if (usual is not null) models.DefaultValueFactory = _ => usual;
        return models;
    }

    /// <summary>The effort of a run.</summary>
    /// <param name="what">The verb's own: what the profile is for.</param>
    /// <param name="usual">When none is named; null: none is.</param>
    public static Option<string?> Profile(string what, string? usual = null)
    {
        Option<string?> profile = new("--profile")
        {
            Description = $"quick (a handful of steps, whether everything runs), study (until a model has learnt) or full (the report's settings): {what}",
        };
        if (usual is not null) profile.DefaultValueFactory = _ => usual;
        return profile;
    }

    /// <summary>The runs that a command line means.</summary>
    public static RunStore StoreOf(ParseResult result) => new(result.GetValue(Store) ?? RunStore.DefaultFolder);
}
