using System.CommandLine;
using System.Globalization;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary>Reads the values that <c>genex data simulate</c> is given as NAME=VALUE or LOW..HIGH.</summary>
/// <remarks>Each throws a <see cref="FormatException"/> that names the option, what was found and what was expected.</remarks>
internal static class DataSimulateValues
{
    public static IEnumerable<string> Targets(string name) => name == "all" ? Research.Recordings.EmotionalTargets.Names
        : name == "Valence" ? Research.Recordings.EmotionalTargets.Valence : [name];

    public static TargetVisibility VisibilityFrom(string text) => text switch
    {
        "face" => TargetVisibility.FaceOnly,
        "video" => TargetVisibility.VideoOnly,
        "signals" => TargetVisibility.SignalsOnly,
        "both" => TargetVisibility.Both,
        _ when text.Split('/') is [var face, var signals] => new TargetVisibility(Number("--visibility", face), Number("--visibility", signals)),
        _ => throw new FormatException($"--visibility {text}: expected face, video, signals, both, or two fractions as in 0.8/0.2."),
    };

    public static SimulatedNoise WithNoise(SimulatedNoise noise, KeyValuePair<string, string> pair)
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

    public static SimulatedSensor Sensor(string name) => name switch
    {
        "face" => SimulatedSensor.FacialCoding,
        "gaze" => SimulatedSensor.EyeTracking,
        "gsr" => SimulatedSensor.SkinConductance,
        "video" => SimulatedSensor.Video,
        _ => throw new FormatException($"--missing {name}: expected face, gaze, gsr or video."),
    };

    public static UniformRange Range(string option, string text) => text.Split("..") switch
    {
        [var value] => UniformRange.Exactly(Number(option, value)),
        [var low, var high] => new UniformRange(Number(option, low), Number(option, high)),
        _ => throw new FormatException($"{option} {text}: expected a number or LOW..HIGH."),
    };

    public static IEnumerable<KeyValuePair<string, string>> Pairs(ParseResult result, Option<string[]> option) =>
        (result.GetValue(option) ?? []).Select(text => text.Split('=', 2) is [var key, var value] ? KeyValuePair.Create(key, value)
            : throw new FormatException($"{option.Name} {text}: expected NAME=VALUE."));

    public static double Number(string option, string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        ? number
        : throw new FormatException($"{option}: \"{text}\" is not a number.");
}
