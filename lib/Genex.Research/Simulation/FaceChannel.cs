#pragma warning disable MA0048 // a channel and the list of all are read together

using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>A movement that the drawn face can make, and how often it is made.</summary>
/// <param name="Name">A coded channel of <see cref="PhysicalFeatures.FacialCoding"/>, or one of <see cref="FaceChannels.Uncoded"/>.</param>
/// <param name="Rate">Share of time in which an average person makes it.</param>
/// <param name="Opposite">The movement that excludes this one and shares its axis (left and right), or null.</param>
internal sealed record FaceChannel(string Name, double Rate, string? Opposite = null);

/// <summary>All movements of the drawn face. The three neutral poses are not movements: each is coded where neither side of its axis is.</summary>
internal static class FaceChannels
{
    /// <summary>Movements that are drawn and that facial coding has no channel for.</summary>
    public static IReadOnlyList<string> Uncoded { get; } = ["Lip Corners Up", "Lip Corners Down", "One Lip Corner Up"];

    /// <summary>The neutral poses, each with the two sides of its axis.</summary>
    public static IReadOnlyList<(string Neutral, string Side, string OtherSide)> NeutralPoses { get; } =
    [
        ("Head Not Tilted", "Head Tilted Left", "Head Tilted Right"),
        ("Head Pointing Forward", "Head Pointing Up", "Head Down"),
        ("Head Turned Forward", "Head Turned Left", "Head Turned Right"),
    ];

    /// <summary>Every movement, opposites next to each other.</summary>
    public static IReadOnlyList<FaceChannel> All { get; } =
    [
        new("Head Leaning Forward", 0.16, "Head Leaning Backward"), new("Head Leaning Backward", 0.10, "Head Leaning Forward"),
        new("Head Pointing Up", 0.10, "Head Down"), new("Head Down", 0.18, "Head Pointing Up"),
        new("Head Tilted Left", 0.15, "Head Tilted Right"), new("Head Tilted Right", 0.15, "Head Tilted Left"),
        new("Head Turned Left", 0.16, "Head Turned Right"), new("Head Turned Right", 0.16, "Head Turned Left"),
        new("Eye Closure", 0.10, "Eye Widen"), new("Eye Widen", 0.15, "Eye Closure"),
        new("Lip Corners Up", 0.26, "Lip Corners Down"), new("Lip Corners Down", 0.18, "Lip Corners Up"),
        new("One Lip Corner Up", 0.14),
        new("Brow Furrow", 0.20), new("Brow Raise", 0.20),
        new("Mouth Open", 0.18), new("Jaw Drop", 0.12), new("Speaking", 0.12),
        new("Lip Press", 0.12), new("Lip Pucker", 0.10), new("Lip Stretch", 0.10), new("Lip Suck", 0.06), new("Lip Tighten", 0.10),
        new("Cheek Raise", 0.22), new("Chin Raise", 0.12), new("Dimpler", 0.14), new("Nose Wrinkle", 0.12), new("Upper Lip Raise", 0.12),
    ];
}
