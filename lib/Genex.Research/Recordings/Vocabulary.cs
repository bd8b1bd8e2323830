using System.Text.Json.Serialization;

#pragma warning disable MA0048 // a vocabulary and its words

namespace Genex.Research.Recordings;

/// <summary>How a channel of a study's own is written.</summary>
public enum OwnChannelForm
{
    /// <summary>A value at a time: a row has the mean of the window before it.</summary>
    Samples = 0,

    /// <summary>From a time to a time: 0 where there is none.</summary>
    Spans,

    /// <summary>Said of whole recordings, by the names of their files.</summary>
    Recordings,

    /// <summary>Computed from the recording's sound.</summary>
    Sound,
}

/// <summary>A signal that a study has besides the 33.</summary>
/// <param name="Name">Unlike every other signal and target.</param>
/// <param name="Sensor">What measured it, for groups of signals: "ECG".</param>
/// <param name="Unit">Of its values; null when nothing says.</param>
/// <param name="Form">How it is written.</param>
/// <param name="WindowMilliseconds">How far a row looks back for samples, above 0.</param>
/// <param name="OnVideoClock">Whether its times are the video's; else they are the exports'.</param>
public sealed record OwnSignal(string Name, string Sensor, string? Unit = null, OwnChannelForm Form = OwnChannelForm.Samples,
    double WindowMilliseconds = OwnSignal.UsualWindow, bool OnVideoClock = false)
{
    /// <summary>1,000 ms, as for the gaze.</summary>
    public const double UsualWindow = 1000;
}

/// <summary>A target that a study has besides the 17.</summary>
/// <param name="Name">Unlike every other signal and target.</param>
/// <param name="Threshold">From which value on it is present, in its own unit.</param>
/// <param name="Form">How it is written.</param>
/// <param name="WindowMilliseconds">How far a row looks back for samples, above 0.</param>
/// <param name="OnVideoClock">Whether its times are the video's, as those of who rated the video; else they are the exports'.</param>
public sealed record OwnTarget(string Name, double Threshold = 0.5, OwnChannelForm Form = OwnChannelForm.Samples,
    double WindowMilliseconds = OwnSignal.UsualWindow, bool OnVideoClock = false);

/// <summary>What the rows of a study hold: the 33 physical features and the 17 emotional targets, and after them the study's own.</summary>
public sealed record Vocabulary
{
    /// <summary>The 33 and the 17.</summary>
    public static Vocabulary Default { get; } = new();

    /// <summary>Signals after the 33.</summary>
    public IReadOnlyList<OwnSignal> OwnSignals
    {
        get;
        init => (field, Signals) = (value, [.. PhysicalFeatures.Names, .. value.Select(one => one.Name)]);
    } = [];

    /// <summary>Targets after the 17.</summary>
    public IReadOnlyList<OwnTarget> OwnTargets
    {
        get;
        init => (field, Targets) = (value, [.. EmotionalTargets.Names, .. value.Select(one => one.Name)]);
    } = [];

    /// <summary>Names of all signals, S of them, in the order of a row's features.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Signals { get; private init; } = PhysicalFeatures.Names;

    /// <summary>Names of all targets, in the order of a row's targets.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Targets { get; private init; } = EmotionalTargets.Names;

    /// <summary>Whether signals are computed from the recordings' sound.</summary>
    [JsonIgnore]
    public bool HasVoice => OwnSignals.Any(one => one.Form == OwnChannelForm.Sound);

    /// <summary>Whether it has nothing of its own.</summary>
    [JsonIgnore]
    public bool IsDefault => OwnSignals.Count == 0 && OwnTargets.Count == 0;

    /// <summary>The place of a signal, letter case ignored; -1 when there is none.</summary>
    public int SignalOf(string name) => PlaceOf(Signals, name);

    /// <summary>The place of a target, letter case ignored; -1 when there is none.</summary>
    public int TargetOf(string name) => PlaceOf(Targets, name);

    /// <summary>Two are equal when they have the same words in the same order.</summary>
    public bool Equals(Vocabulary? other) =>
        other is not null && OwnSignals.SequenceEqual(other.OwnSignals) && OwnTargets.SequenceEqual(other.OwnTargets);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OwnSignals.Count, OwnTargets.Count);

    private static int PlaceOf(IReadOnlyList<string> names, string name)
    {
        for (int place = 0; place < names.Count; place++)
        {
            if (string.Equals(names[place], name, StringComparison.OrdinalIgnoreCase)) return place;
        }

        return -1;
    }
}
