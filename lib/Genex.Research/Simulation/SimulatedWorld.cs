using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>A study whose truth is known: which modalities tell the targets at all.</summary>
/// <param name="Name">For tables: "face only".</param>
/// <param name="Settings">How it is drawn.</param>
/// <param name="Face">Whether the face tells.</param>
/// <param name="Signals">Whether gaze and skin conductance tell.</param>
public sealed record SimulatedWorld(string Name, SimulationSettings Settings, bool Face, bool Signals)
{
    private static readonly string[] Usual = ["Attention"];

    /// <summary>What is asked in it, by names of targets. Default attention.</summary>
    public IReadOnlyList<string> Targets { get; init; } = Usual;

    /// <summary>Little of the drawn face moves for reasons of its own, so that what is there to see can be seen.</summary>
    public const double CalmFace = 0.2;

    /// <summary>The face tells every target, gaze and skin none: a second modality cannot help.</summary>
    public static SimulatedWorld FaceOnly(SimulationSettings study) => Of("face only", study, face: true, signals: false);

    /// <summary>Gaze and skin tell every target, the face none: a video model must be at chance.</summary>
    public static SimulatedWorld SignalsOnly(SimulationSettings study) => Of("signals only", study, face: false, signals: true);

    /// <summary>Both tell.</summary>
    public static SimulatedWorld Both(SimulationSettings study) => Of("both", study, face: true, signals: true);

    /// <summary>Nothing tells: whoever scores above chance has found a leak.</summary>
    public static SimulatedWorld Nothing(SimulationSettings study) => Of("nothing", study, face: false, signals: false);

    /// <summary>The four of them.</summary>
    /// <param name="study">People, length and seed; a webcam is drawn, and noise is that of a calm face.</param>
    public static IReadOnlyList<SimulatedWorld> All(SimulationSettings study) => [FaceOnly(study), SignalsOnly(study), Both(study), Nothing(study)];

    /// <summary>A camera so bad that one frame tells little: deviation of the pixels' noise, grey levels, anew in each frame.</summary>
    public const double NoisyCamera = 30;

    /// <summary>The face tells, through a noisy camera, a state that stays for several moments: looking back averages the noise away.</summary>
    public static SimulatedWorld Slow(SimulationSettings study) => Changing("slow state", study, seconds: 4);

    /// <summary>The same face and camera, and a state that is another one at the next moment: looking back tells nothing.</summary>
    public static SimulatedWorld Fast(SimulationSettings study) => Changing("fast state", study, seconds: 0.3);

    /// <summary>The two that ask whether it helps to look back.</summary>
    /// <inheritdoc cref="All" path="/param"/>
    public static IReadOnlyList<SimulatedWorld> OverTime(SimulationSettings study) => [Slow(study), Fast(study)];

    /// <summary>Attention is the exclusive-or of what the face shows and what gaze and skin show, and nothing else moves them: either alone is at chance, and
    /// so is whatever adds the two up. Only a model that crosses them can tell.</summary>
    /// <remarks>A state stays for about two seconds, so that most seconds show one state.</remarks>
    public static SimulatedWorld Crossed(SimulationSettings study)
    {
        ArgumentNullException.ThrowIfNull(study);
        SimulatedWorld world = Both(study);
        string[] crossed = ["Attention"];
        return world with
        {
            Name = "crossed",
            Settings = world.Settings with
            {
                Crossed = crossed,
                EmotionTimescaleSeconds = 2,
                Visibility = EmotionalTargets.Names.ToDictionary(target => target, target => crossed.Contains(target) ? TargetVisibility.Both : new(0, 0)),
            },
        };
    }

    /// <summary>Four targets in one study, each told by something else: attention by the face and by gaze and skin, joy by the face, surprise by gaze and skin,
    /// anger by nothing. One model is asked for all of them: the way of joining that suits one target need not suit another.</summary>
    /// <remarks>Every target is there in four of ten moments, so that most people show both classes of each.</remarks>
    public static SimulatedWorld Divided(SimulationSettings study)
    {
        ArgumentNullException.ThrowIfNull(study);
        SimulatedWorld world = Both(study);
        Dictionary<string, TargetVisibility> told = new()
        {
            ["Attention"] = TargetVisibility.Both,
            ["Joy"] = TargetVisibility.FaceOnly,
            ["Surprise"] = TargetVisibility.SignalsOnly,
            ["Anger"] = new(0, 0),
        };
        return world with
        {
            Name = "divided",
            Targets = [.. told.Keys],
            Settings = world.Settings with
            {
                Prevalence = told.Keys.ToDictionary(target => target, _ => 0.4),
                Visibility = EmotionalTargets.Names.ToDictionary(target => target,
                    target => told.TryGetValue(target, out TargetVisibility own) ? own : new(0, 0)),
            },
        };
    }

    /// <summary>Whether the face tells a target.</summary>
    /// <param name="target">Its name.</param>
    public bool FaceTells(string target) => Settings.VisibilityOf(target).Face > 0;

    /// <summary>Whether gaze and skin conductance tell a target.</summary>
    /// <param name="target">Its name.</param>
    public bool SignalsTell(string target) => Settings.VisibilityOf(target).Signals > 0;

    private static SimulatedWorld Changing(string name, SimulationSettings study, double seconds)
    {
        SimulatedWorld world = FaceOnly(study);
        SimulatedNoise noise = world.Settings.Noise with { Camera = NoisyCamera };
        return world with { Name = name, Settings = world.Settings with { EmotionTimescaleSeconds = seconds, Noise = noise } };
    }

    private static SimulatedWorld Of(string name, SimulationSettings study, bool face, bool signals) => new(name, study with
    {
        Layout = StudyLayout.Webcam,
        Noise = study.Noise with { Face = CalmFace },
        Visibility = EmotionalTargets.Names.ToDictionary(target => target, _ => new TargetVisibility(face ? 1 : 0, signals ? 1 : 0)),
    }, face, signals);
}
