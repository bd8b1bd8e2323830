using System.CommandLine;
using System.Globalization;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary>The knobs of genex data simulate, and the settings they make.</summary>
internal sealed class DataSimulateOptions
{
    private static readonly SimulationSettings Defaults = new();
    private readonly Option<int> participants = new("--participants") { Description = "How many, 1 to 500.", DefaultValueFactory = _ => Defaults.Participants };
    private readonly Option<double> seconds = new("--seconds") { Description = "Length of each video, 2 to 3600 s.", DefaultValueFactory = _ => Defaults.Seconds };
    private readonly Option<int> seed = new("--seed") { Description = "Seed of all randomness.", DefaultValueFactory = _ => Defaults.Seed };
    private readonly Option<string> size = new("--size") { Description = "Composite frame, WIDTHxHEIGHT in pixels, both divisible by 4 (real replays: 1920x1080); a webcam-only video has half of each.", DefaultValueFactory = _ => $"{Defaults.FrameWidth}x{Defaults.FrameHeight}" };
    private readonly Option<double> rate = new("--fps") { Description = "Frames per second, 5 to 60.", DefaultValueFactory = _ => Defaults.FramesPerSecond };
    private readonly Option<string> offset = new("--clock-offset") { Description = "Video time at export time zero, ms: a number or LOW..HIGH, drawn per participant.", DefaultValueFactory = _ => "-500..500" };
    private readonly Option<string> drift = new("--clock-drift") { Description = "Gain of the video's clock over the exports', ppm: a number or LOW..HIGH.", DefaultValueFactory = _ => "-100..100" };
    private readonly Option<string[]> visibility = new("--visibility") { Description = "TARGET=face|video|signals|both|FACE/SIGNALS (shares 0 to 1). 'face': drawn and coded; 'video': drawn, not coded; 'signals': gaze and skin conductance only. TARGET 'all' sets every one. Repeatable." };
    private readonly Option<string[]> prevalence = new("--prevalence") { Description = "TARGET=SHARE of time active, 0.02 to 0.98. Repeatable." };
    private readonly Option<string[]> noise = new("--noise") { Description = "face=, camera= (grey levels), misses= (share), jitter= (ms), gaze=, gsr=. Repeatable." };
    private readonly Option<double> variation = new("--participant-variation") { Description = "Share of the spread that belongs to the person, 0 to 0.9.", DefaultValueFactory = _ => Defaults.ParticipantVariation };
    private readonly Option<double> correlation = new("--target-correlation") { Description = "How far related targets move together, 0 to 1.", DefaultValueFactory = _ => Defaults.TargetCorrelation };
    private readonly Option<double> timescale = new("--emotion-timescale") { Description = "How slowly emotions change, 0.3 to 60 s.", DefaultValueFactory = _ => Defaults.EmotionTimescaleSeconds };
    private readonly Option<string[]> missing = new("--missing") { Description = "face|gaze|gsr|video=SHARE of participants that lack the sensor. Repeatable." };
    private readonly Option<double> black = new("--loading-black") { Description = "Share of videos that are black at first.", DefaultValueFactory = _ => Defaults.LoadingBlackShare };
    private readonly Option<SummaryHeader> summary = new("--summary-header") { Description = "Which header the summary has.", DefaultValueFactory = _ => Defaults.SummaryHeader };
    private readonly Option<bool> intensity = new("--intensity-column") { Description = "Add an Intensity column to the facial-coding export (real exports have none)." };

    /// <summary>Which layout is written: replay (or raw), webcam, released.</summary>
    public Option<string> Layout { get; } = new Option<string>("--layout")
    {
        Description = "replay (or raw): composite gaze replays and the exports of a study; webcam: a flat folder of webcam-only videos and tables per participant; released: what the report's authors published, five participants with 20 frames each as images and annotation tables.",
        DefaultValueFactory = _ => "replay",
    }.AcceptOnlyFromAmong("replay", "raw", "webcam", "released");

    /// <summary>Every knob.</summary>
    public IEnumerable<Option> All =>
        [participants, seconds, seed, Layout, size, rate, offset, drift, visibility, prevalence, noise, variation, correlation, timescale, missing, black, summary, intensity];

    /// <summary>The settings that a command line asks for.</summary>
    /// <exception cref="FormatException">A value cannot be read.</exception>
    /// <exception cref="ArgumentException">A value is out of range, or a name is unknown.</exception>
    public SimulationSettings Read(ParseResult result)
    {
        string[] sides = result.GetRequiredValue(size).Split('x');
        if (sides.Length != 2)
            throw new FormatException($"--size {result.GetValue(size)}: expected WIDTHxHEIGHT, as in 960x540.");
        return new SimulationSettings
        {
            Participants = result.GetValue(participants),
            Seconds = result.GetValue(seconds),
            Seed = result.GetValue(seed),
            Layout = result.GetValue(Layout) == "webcam" ? StudyLayout.Webcam : StudyLayout.Replay,
            FrameWidth = (int)Number("--size", sides[0]),
            FrameHeight = (int)Number("--size", sides[1]),
            FramesPerSecond = result.GetValue(rate),
            ClockOffsetMilliseconds = Range("--clock-offset", result.GetRequiredValue(offset)),
            ClockDriftPartsPerMillion = Range("--clock-drift", result.GetRequiredValue(drift)),
            Visibility = Pairs(result, visibility).SelectMany(pair => Targets(pair.Key).Select(target => (target, pair.Value)))
                .GroupBy(pair => pair.target).ToDictionary(group => group.Key, group => VisibilityFrom(group.Last().Value)),
            Prevalence = Pairs(result, prevalence).ToDictionary(pair => pair.Key, pair => Number("--prevalence", pair.Value)),
            Noise = Pairs(result, noise).Aggregate(new SimulatedNoise(), WithNoise),
            ParticipantVariation = result.GetValue(variation),
            TargetCorrelation = result.GetValue(correlation),
            EmotionTimescaleSeconds = result.GetValue(timescale),
            Missing = [.. Pairs(result, missing).Select(pair => new MissingModality(Sensor(pair.Key), Number("--missing", pair.Value)))],
            LoadingBlackShare = result.GetValue(black),
            SummaryHeader = result.GetValue(summary),
            IntensityColumn = result.GetValue(intensity),
        };
    }

    private static IEnumerable<string> Targets(string name) => name == "all" ? Research.Recordings.EmotionalTargets.Names
        : name == "Valence" ? Research.Recordings.EmotionalTargets.Valence : [name];

    private static TargetVisibility VisibilityFrom(string text) => text switch
    {
        "face" => TargetVisibility.FaceOnly,
        "video" => TargetVisibility.VideoOnly,
        "signals" => TargetVisibility.SignalsOnly,
        "both" => TargetVisibility.Both,
        _ when text.Split('/') is [var face, var signals] => new TargetVisibility(Number("--visibility", face), Number("--visibility", signals)),
        _ => throw new FormatException($"--visibility {text}: expected face, video, signals, both, or two shares as in 0.8/0.2."),
    };

    private static SimulatedNoise WithNoise(SimulatedNoise noise, KeyValuePair<string, string> pair)
    {
        double value = Number("--noise", pair.Value);
        return pair.Key switch
        {
            "face" => noise with { Face = value },
            "camera" => noise with { Camera = value },
            "misses" => noise with { CodingMisses = value },
            "jitter" => noise with { CodingJitterMilliseconds = value },
            "gaze" => noise with { Gaze = value },
            "gsr" => noise with { SkinConductance = value },
            _ => throw new FormatException($"--noise {pair.Key}: expected face, camera, misses, jitter, gaze or gsr."),
        };
    }

    private static SimulatedSensor Sensor(string name) => name switch
    {
        "face" => SimulatedSensor.FacialCoding,
        "gaze" => SimulatedSensor.EyeTracking,
        "gsr" => SimulatedSensor.SkinConductance,
        "video" => SimulatedSensor.Video,
        _ => throw new FormatException($"--missing {name}: expected face, gaze, gsr or video."),
    };

    private static UniformRange Range(string option, string text) => text.Split("..") switch
    {
        [var value] => UniformRange.Exactly(Number(option, value)),
        [var low, var high] => new UniformRange(Number(option, low), Number(option, high)),
        _ => throw new FormatException($"{option} {text}: expected a number or LOW..HIGH."),
    };

    private static IEnumerable<KeyValuePair<string, string>> Pairs(ParseResult result, Option<string[]> option) =>
        (result.GetValue(option) ?? []).Select(text => text.Split('=', 2) is [var key, var value] ? KeyValuePair.Create(key, value)
            : throw new FormatException($"{option.Name} {text}: expected NAME=VALUE."));

    private static double Number(string option, string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
        : throw new FormatException($"{option}: \"{text}\" is not a number.");
}
