namespace Genex.Research.Simulation;

/// <summary>Where a target shows: how strongly it drives the face, and how strongly gaze and skin conductance.</summary>
/// <param name="Face">Strength in the drawn face, 0 (invisible) to 1.</param>
/// <param name="Signals">Strength in gaze and skin conductance, 0 (absent) to 1.</param>
/// <param name="Coded">Share of the face's movement that passes through the 28 coded channels; 0: only through the corners of the mouth, which facial coding does not report. Default 1.</param>
/// <remarks>
/// A target with <paramref name="Face"/> 0 has latent factors of its own, so that nothing drawn or coded correlates with it;
/// likewise one with <paramref name="Signals"/> 0 moves neither gaze nor skin conductance.
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

    /// <summary>Whether all three shares lie within [0, 1].</summary>
    public bool IsValid => Face is >= 0 and <= 1 && Signals is >= 0 and <= 1 && Coded is >= 0 and <= 1;
}
