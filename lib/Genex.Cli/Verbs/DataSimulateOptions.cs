using System.CommandLine;
using Genex.Cli.Options;
using Genex.Research.Simulation;
using static Genex.Cli.Verbs.DataSimulateValues;

namespace Genex.Cli.Verbs;

/// <summary>The knobs of <c>genex data simulate</c>, and the settings they make.</summary>
internal static class DataSimulateOptions
{
    private static readonly SimulationSettings Defaults = new();
    private static readonly Option<int> Participants =
        new("--participants") { Description = "Number of participants: 1 to 500.", DefaultValueFactory = _ => Defaults.Participants };
    private static readonly Option<double> Seconds =
        new("--seconds") { Description = "Length of each recording in seconds: 2 to 3600.", DefaultValueFactory = _ => Defaults.Seconds };
    private static readonly Option<string> Size = new("--size")
    {
        Description = "Composite frame, WIDTHxHEIGHT in pixels, both divisible by 4 (real replays: 1920x1080); a webcam-only video has half of each.",
        DefaultValueFactory = _ => Invariant($"{Defaults.FrameWidth}x{Defaults.FrameHeight}"),
    };

    private static readonly Option<double> FramesPerSecond =
        new("--fps") { Description = "Frames per second, 5 to 60.", DefaultValueFactory = _ => Defaults.FramesPerSecond };
    private static readonly Option<string> Offset = new("--clock-offset")
    {
        Description = "Video time at export time zero, ms: a number or LOW..HIGH, drawn per participant.",
        DefaultValueFactory = _ => "-500..500",
    };

    private static readonly Option<string> Drift = new("--clock-drift")
    {
        Description = "Gain of the video's clock over the exports', ppm: a number or LOW..HIGH.",
        DefaultValueFactory = _ => "-100..100",
    };

    private static readonly Option<string[]> Visibility = new("--visibility")
    {
        Description = "TARGET=face|video|signals|both|FACE/SIGNALS (fractions 0 to 1). 'face': drawn and coded; 'video': drawn, not coded; 'signals': gaze "
            + "and skin conductance only. "
            + "TARGET 'all' sets every one. Repeatable.",
    };

    private static readonly Option<string[]> Voice = new("--voice")
    {
        Description = "TARGET=STRENGTH (0 to 1): people are heard, in a .wav file beside each video, and the target shows in pitch and loudness. TARGET 'all' "
            + "sets every one. Repeatable.",
    };

    private static readonly Option<string[]> Prevalence = new("--prevalence") { Description = "TARGET=FRACTION of time active, 0.02 to 0.98. Repeatable." };
    private static readonly Option<string[]> Noise =
        new("--noise") { Description = "face=, camera= (grey levels), misses= (fraction), jitter= (ms), gaze=, gsr=. Repeatable." };
    private static readonly Option<double> Correlation = new("--target-correlation")
    {
        Description = "How far related targets move together, 0 to 1.",
        DefaultValueFactory = _ => Defaults.TargetCorrelation,
    };

    private static readonly Option<double> Timescale = new("--emotion-timescale")
    {
        Description = "How slowly emotions change, 0.3 to 60 s.",
        DefaultValueFactory = _ => Defaults.EmotionTimescaleSeconds,
    };

    private static readonly Option<string[]> Missing =
        new("--missing") { Description = "face|gaze|gsr|video=FRACTION of participants that lack the sensor. Repeatable." };
    private static readonly Option<double> Black = new("--loading-black")
    {
        Description = "Fraction of videos that are black at first.",
        DefaultValueFactory = _ => Defaults.LoadingBlackShare,
    };

    private static readonly Option<SummaryHeader> Summary =
        new("--summary-header") { Description = "Which header the summary has.", DefaultValueFactory = _ => Defaults.SummaryHeader };
    private static readonly Option<bool> Intensity =
        new("--intensity-column") { Description = "Add an Intensity column to the facial-coding export (real exports have none)." };

    /// <summary>How much of the spread belongs to the person.</summary>
    public static readonly Option<double> Variation = new("--participant-variation")
    {
        Description = "Fraction of the spread that belongs to the person, 0 to 0.9.",
        DefaultValueFactory = _ => Defaults.ParticipantVariation,
    };

    /// <summary>Which layout is written: replay (or raw), webcam, released.</summary>
    public static readonly Option<string> Layout = new Option<string>("--layout")
    {
        Description = "replay (or raw): composite gaze replays and the exports of a study; webcam: a flat folder of webcam-only videos and tables per "
            + "participant; "
            + "released: what the report's authors published, five participants with 20 frames each as images and annotation tables.",
        DefaultValueFactory = _ => "replay",
    }.AcceptOnlyFromAmong("replay", "raw", "webcam", "released");

    /// <summary>Every knob.</summary>
    public static IEnumerable<Option> All =>
    [
        Participants, Seconds, Common.Seed, Layout, Size, FramesPerSecond, Offset, Drift, Visibility, Voice, Prevalence, Noise, Variation, Correlation,
        Timescale, Missing, Black, Summary, Intensity,
    ];

    /// <summary>The knobs that the released layout does not have.</summary>
    public static IEnumerable<Option> NotOfReleases => [Participants, Seconds, FramesPerSecond, Offset, Drift, Voice, Missing, Black, Summary, Intensity];

    /// <summary>The settings that a command line asks for.</summary>
    /// <exception cref="FormatException">A value cannot be read.</exception>
    /// <exception cref="ArgumentException">A value is out of range, or a name is unknown.</exception>
    public static SimulationSettings Read(ParseResult result)
    {
        string[] sides = result.GetRequiredValue(Size).Split('x');
        if (sides.Length != 2)
            throw new FormatException($"--size {result.GetValue(Size)}: expected WIDTHxHEIGHT, as in 960x540.");
        return new SimulationSettings
        {
            Participants = result.GetValue(Participants),
            Seconds = result.GetValue(Seconds),
            Seed = result.GetValue(Common.Seed),
            Layout = result.GetValue(Layout) == "webcam" ? StudyLayout.Webcam : StudyLayout.Replay,
            FrameWidth = (int)Number("--size", sides[0]),
            FrameHeight = (int)Number("--size", sides[1]),
            FramesPerSecond = result.GetValue(FramesPerSecond),
            ClockOffsetMilliseconds = Range("--clock-offset", result.GetRequiredValue(Offset)),
            ClockDriftPartsPerMillion = Range("--clock-drift", result.GetRequiredValue(Drift)),
            Visibility = Pairs(result, Visibility).SelectMany(pair => Targets(pair.Key).Select(target => (target, pair.Value)))
                .GroupBy(pair => pair.target).ToDictionary(group => group.Key, group => VisibilityFrom(group.Last().Value)),
            Prevalence = Pairs(result, Prevalence).ToDictionary(pair => pair.Key, pair => Number("--prevalence", pair.Value)),
            Voice = Pairs(result, Voice).SelectMany(pair => Targets(pair.Key).Select(target => (target, Strength: Number("--voice", pair.Value))))
                .GroupBy(pair => pair.target).ToDictionary(group => group.Key, group => group.Last().Strength) is { Count: > 0 } heard ? heard : null,
            Noise = Pairs(result, Noise).Aggregate(new SimulatedNoise(), WithNoise),
            ParticipantVariation = result.GetValue(Variation),
            TargetCorrelation = result.GetValue(Correlation),
            EmotionTimescaleSeconds = result.GetValue(Timescale),
            Missing = [.. Pairs(result, Missing).Select(pair => new MissingModality(Sensor(pair.Key), Number("--missing", pair.Value)))],
            LoadingBlackShare = result.GetValue(Black),
            SummaryHeader = result.GetValue(Summary),
            IntensityColumn = result.GetValue(Intensity),
        };
    }
}
