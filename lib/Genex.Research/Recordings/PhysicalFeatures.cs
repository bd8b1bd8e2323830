namespace Genex.Research.Recordings;

/// <summary>The 33 physical features in their canonical order: 28 facial-coding channels, 3 of eye tracking, 2 of skin conductance.</summary>
/// <remarks>Data formats, section "Physical features". Columns are always matched by these names, never by position.</remarks>
public static class PhysicalFeatures
{
    /// <summary>Head pose: the first 11.</summary>
    public static IReadOnlyList<string> HeadPose { get; } =
    [
        "Head Leaning Forward", "Head Leaning Backward", "Head Not Tilted", "Head Pointing Forward", "Head Pointing Up", "Head Down",
        "Head Tilted Left", "Head Tilted Right", "Head Turned Forward", "Head Turned Left", "Head Turned Right",
    ];

    /// <summary>Eyes and brows: 4.</summary>
    public static IReadOnlyList<string> EyesAndBrows { get; } = ["Eye Closure", "Eye Widen", "Brow Furrow", "Brow Raise"];

    /// <summary>Mouth and speech: 8.</summary>
    public static IReadOnlyList<string> MouthAndSpeech { get; } =
        ["Mouth Open", "Jaw Drop", "Speaking", "Lip Press", "Lip Pucker", "Lip Stretch", "Lip Suck", "Lip Tighten"];

    /// <summary>Other face actions: 5.</summary>
    public static IReadOnlyList<string> FaceActions { get; } = ["Cheek Raise", "Chin Raise", "Dimpler", "Nose Wrinkle", "Upper Lip Raise"];

    /// <summary>Eye tracking over the window before a frame: fixations (count), their mean duration (ms), mean dispersion (degrees).</summary>
    public static IReadOnlyList<string> EyeTracking { get; } = ["fixation_density", "avg_fixation_duration", "gaze_dispersion"];

    /// <summary>Skin conductance over the window before a frame: peaks (count) and their mean amplitude (microsiemens).</summary>
    public static IReadOnlyList<string> SkinConductance { get; } = ["gsr_peak_count", "gsr_avg_amplitude"];

    /// <summary>The 28 facial-coding channels: 0 or 1, active or not at the frame.</summary>
    public static IReadOnlyList<string> FacialCoding { get; } = [.. HeadPose, .. EyesAndBrows, .. MouthAndSpeech, .. FaceActions];

    /// <summary>All 33 names in canonical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. FacialCoding, .. EyeTracking, .. SkinConductance];

    /// <summary>33.</summary>
    public const int Count = 33;

    private static readonly Dictionary<string, int> Places = Names.Select((name, place) => (name, place))
        .ToDictionary(pair => pair.name, pair => pair.place, StringComparer.OrdinalIgnoreCase);

    /// <summary>The place of a feature in <see cref="Names"/>, by name, letter case ignored; -1 when there is none.</summary>
    public static int IndexOf(string name) => Places.GetValueOrDefault(name, -1);
}
