namespace Genex.Research.Simulation;

/// <summary>Where a target shows: how strongly it drives the face, and how strongly gaze and skin conductance.</summary>
/// <param name="Face">Strength in the drawn face, 0 (invisible) to 1.</param>
/// <param name="Signals">Strength in gaze and skin conductance, 0 (absent) to 1.</param>
/// <param name="Coded">Share of the face's movement that passes through the 28 coded channels; 0: only through the corners of the mouth, which facial coding
/// does not report. Default 1.</param>
/// <remarks>
/// Of the 33 features, a target's <paramref name="Signals"/> move the last five only: fixation_density, avg_fixation_duration and gaze_dispersion of the gaze,
/// gsr_peak_count and gsr_avg_amplitude of skin conductance. The first 28 are facial coding, which sees what the camera sees: they follow
/// <paramref name="Face"/> times <paramref name="Coded"/>, and a target that shows "only in the signals" is in none of them.
/// Targets move together (<see cref="SimulationSettings.TargetCorrelation"/>) only with targets that show in the same places - video, coded channels, signals -
/// so that a target that a place does not show cannot be guessed there from another that it does.
/// </remarks>
public readonly record struct TargetVisibility(double Face, double Signals, double Coded = 1)
{
    /// <summary>Drawn and coded, absent from gaze and skin conductance.</summary>
    public static TargetVisibility FaceOnly => new(1, 0);

    /// <summary>Drawn, but neither coded nor in gaze and skin conductance: only a model that sees the video can tell.</summary>
    public static TargetVisibility VideoOnly => new(1, 0, 0);

    /// <summary>Invisible in the face, present in gaze and skin conductance.</summary>
    public static TargetVisibility SignalsOnly => new(0, 1);

    /// <summary>In the face and in the signals.</summary>
    public static TargetVisibility Both => new(1, 1);

    /// <summary>Names the targets that may move together: those that show in the same places.</summary>
    internal string Circle => (Face > 0, Face * Coded > 0, Signals > 0) switch
    {
        (true, true, true) => "shown",
        (true, true, false) => "face",
        (true, false, true) => "video and signals",
        (true, false, false) => "video",
        (false, _, true) => "hidden",
        _ => "unseen",
    };

    /// <summary>Whether all three shares lie within [0, 1].</summary>
    public bool IsValid => Face is >= 0 and <= 1 && Signals is >= 0 and <= 1 && Coded is >= 0 and <= 1;
}
