using System.Text.Json.Serialization;
using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>Everything that decides a simulated study; equal settings give equal files.</summary>
public sealed record SimulationSettings
{
    /// <summary>Share of time in which each half of a crossed target is on, and the target with them.</summary>
    internal const double CrossedPrevalence = 0.5;

    private static readonly string[] SignedValences = ["Positive Valence", "Negative Valence"];

    /// <summary>Seed of all randomness. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many participants, 1 to 500. Default 8.</summary>
    public int Participants { get; init => field = Within(value, 1, 500, nameof(Participants)); } = 8;

    /// <summary>Length of each video, seconds, 2 to 3600. Default 60.</summary>
    public double Seconds { get; init => field = Within(value, 2, 3600, nameof(Seconds)); } = 60;

    /// <summary>Which layout is written. Default <see cref="StudyLayout.Replay"/>.</summary>
    public StudyLayout Layout { get; init; } = StudyLayout.Replay;

    /// <summary>Width of the composite frame, pixels, 160 to 3840, divisible by 4; a webcam-only video is half as wide. Default 496 (real replays:
    /// 1920).</summary>
    public int FrameWidth { get; init => field = DivisibleByFour(Within(value, 160, 3840, nameof(FrameWidth)), nameof(FrameWidth)); } = 496;

    /// <summary>Height of the composite frame, pixels, 120 to 2160, divisible by 4; a webcam-only video is half as high. Default 280 (real replays:
    /// 1080).</summary>
    public int FrameHeight { get; init => field = DivisibleByFour(Within(value, 120, 2160, nameof(FrameHeight)), nameof(FrameHeight)); } = 280;

    /// <summary>Frames per second, 5 to 60. Default 30, as real replays.</summary>
    public double FramesPerSecond { get; init => field = Within(value, 5, 60, nameof(FramesPerSecond)); } = 30;

    /// <summary>Video time at export time zero, milliseconds, drawn per participant; within -5000 to 5000. Default -500 to 500.</summary>
    public UniformRange ClockOffsetMilliseconds { get; init => field = value.Checked(nameof(ClockOffsetMilliseconds), -5000, 5000); } = new(-500, 500);

    /// <summary>Gain of the video's clock over the exports', parts per million, drawn per participant; within -2000 to 2000. Default -100 to 100.</summary>
    public UniformRange ClockDriftPartsPerMillion { get; init => field = value.Checked(nameof(ClockDriftPartsPerMillion), -2000, 2000); } = new(-100, 100);

    /// <summary>Where each target shows; targets left out keep <see cref="SimulationDefaults.Visibility"/>. The three valences share one entry's
    /// value.</summary>
    public IReadOnlyDictionary<string, TargetVisibility> Visibility { get; init => field = CheckedVisibility(value); } = new Dictionary<string,
    TargetVisibility>();

    /// <summary>Share of time in which a target is at or over 50, within 0.02 to 0.98; targets left out keep <see cref="SimulationDefaults.Prevalence"/>.
    /// Neutral Valence is what Positive and Negative Valence leave.</summary>
    public IReadOnlyDictionary<string, double> Prevalence { get; init => field = CheckedPrevalence(value); } = new Dictionary<string, double>();

    /// <summary>How strongly targets show in the voice, 0 to 1; null: nobody is heard. Default null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Voice { get; init => field = CheckedVoice(value); }

    /// <summary>Targets that are the exclusive-or of two independent halves, of which the face shows one, and gaze and skin conductance the other: present
    /// where exactly one half is on, which is half of the time. Either alone tells nothing of them. Not the valences, which exclude one another. Null, the
    /// default: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Crossed { get; init => field = CheckedCrossed(value); }

    /// <summary>Noise per modality.</summary>
    public SimulatedNoise Noise { get; init; } = new();

    /// <summary>Individual differences: share of the standard deviation of a target's level, of action rates and of signal baselines that belongs to the
    /// person; 0 to 0.9. Default 0.3.</summary>
    public double ParticipantVariation { get; init => field = Within(value, 0, 0.9, nameof(ParticipantVariation)); } = 0.3;

    /// <summary>How far related targets move together, from 0 (independent) to 1 (as <see cref="SimulationDefaults"/> loads them on shared factors). Default
    /// 0.8.</summary>
    public double TargetCorrelation { get; init => field = Within(value, 0, 1, nameof(TargetCorrelation)); } = 0.8;

    /// <summary>How slowly emotions change: width of the smoothing kernel, seconds, 0.3 to 60. Default 1.2 (a target turns on about six times a
    /// minute).</summary>
    public double EmotionTimescaleSeconds { get; init => field = Within(value, 0.3, 60, nameof(EmotionTimescaleSeconds)); } = 1.2;

    /// <summary>Sensors that some participants lack. Default none.</summary>
    public IReadOnlyList<MissingModality> Missing { get; init; } = [];

    /// <summary>Share of the videos that are black at first, while the replay loads (0.4 to 1.2 s). Default 0.5.</summary>
    public double LoadingBlackShare { get; init => field = Within(value, 0, 1, nameof(LoadingBlackShare)); } = 0.5;

    /// <summary>Which of the two headers the summary export has. Default: by seed.</summary>
    public SummaryHeader SummaryHeader { get; init; } = SummaryHeader.BySeed;

    /// <summary>Whether the facial-coding export has an extra "Intensity" column with each target event's mean intensity, 0 to 100. Default false: real exports
    /// have none.</summary>
    public bool IntensityColumn { get; init; }

    /// <summary>Where a target shows under these settings.</summary>
    public TargetVisibility VisibilityOf(string target) =>
        Visibility.TryGetValue(target, out TargetVisibility visibility)
            || (EmotionalTargets.Valence.Contains(target) && EmotionalTargets.Valence.Any(name => Visibility.TryGetValue(name, out visibility)))
            ? visibility : SimulationDefaults.Visibility[target];

    /// <summary>Share of time in which a target is active under these settings, before individual differences.</summary>
    public double PrevalenceOf(string target) => target == "Neutral Valence" ? 1 - PrevalenceOf("Positive Valence") - PrevalenceOf("Negative Valence")
        : Crossed?.Contains(target) == true ? CrossedPrevalence
        : Prevalence.TryGetValue(target, out double share) ? share : SimulationDefaults.Prevalence[target];

    private static T Within<T>(T value, T smallest, T largest, string name) where T : IComparable<T> =>
        value.CompareTo(smallest) >= 0 && value.CompareTo(largest) <= 0 ? value
            : throw new ArgumentOutOfRangeException(name, value, $"Simulation setting '{name}' must lie within [{smallest}, {largest}].");

    private static int DivisibleByFour(int value, string name) => value % 4 == 0 ? value
        : throw new ArgumentOutOfRangeException(name, value,
            $"Simulation setting '{name}' must be divisible by 4: the frame has quarters, and the codec wants even sides.");

    private static IReadOnlyDictionary<string, TargetVisibility> CheckedVisibility(IReadOnlyDictionary<string, TargetVisibility> value)
    {
        foreach ((string target, TargetVisibility visibility) in value)
        {
            RequireTarget(target, nameof(Visibility));
            if (!visibility.IsValid)
                throw new ArgumentOutOfRangeException(nameof(value), visibility, $"Visibility: the shares of '{target}' must lie within [0, 1].");
        }

        if (EmotionalTargets.Valence.Where(value.ContainsKey).Select(name => value[name]).Distinct().Count() > 1)
            throw new ArgumentException("Positive, Negative and Neutral Valence exclude one another, so one that shows gives the others away: give them the "
                + "same visibility.", nameof(value));
        return value;
    }

    private static IReadOnlyDictionary<string, double> CheckedPrevalence(IReadOnlyDictionary<string, double> value)
    {
        foreach ((string target, double share) in value)
        {
            RequireTarget(target, nameof(Prevalence));
            if (target == "Neutral Valence")
                throw new ArgumentException("Neutral Valence is what Positive and Negative Valence leave; set the prevalence of those.", nameof(value));
            Within(share, 0.02, 0.98, $"prevalence of {target}");
        }

        double valence = SignedValences.Sum(name => value.TryGetValue(name, out double share) ? share : SimulationDefaults.Prevalence[name]);
        return valence <= 0.96 ? value
            : throw new ArgumentException(
                Invariant($"Positive and Negative Valence exclude one another; their prevalences add up to {valence}, expected at most 0.96."), nameof(value));
    }

    private static IReadOnlyDictionary<string, double>? CheckedVoice(IReadOnlyDictionary<string, double>? value)
    {
        foreach ((string target, double strength) in value ?? new Dictionary<string, double>())
        {
            RequireTarget(target, nameof(Voice));
            Within(strength, 0, 1, $"voice of {target}");
        }

        return value;
    }

    private static IReadOnlyList<string>? CheckedCrossed(IReadOnlyList<string>? value)
    {
        foreach (string target in value ?? [])
        {
            RequireTarget(target, nameof(Crossed));
            if (EmotionalTargets.Valence.Contains(target))
                throw new ArgumentException($"Crossed: '{target}' cannot be an exclusive-or, since the three valences exclude one another.", nameof(value));
        }

        return value;
    }

    private static void RequireTarget(string name, string setting)
    {
        if (!EmotionalTargets.Names.Contains(name))
            throw new ArgumentException($"{setting}: there is no target '{name}'; expected one of {string.Join(", ", EmotionalTargets.Names)}.", setting);
    }
}
