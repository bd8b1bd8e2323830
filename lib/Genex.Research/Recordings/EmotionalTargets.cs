namespace Genex.Research.Recordings;

/// <summary>The 17 emotional targets in their canonical order.</summary>
/// <remarks>Data formats, section "Emotional targets". Columns are always matched by these names, never by position.</remarks>
public static class EmotionalTargets
{
    /// <summary>The seven core emotions.</summary>
    public static IReadOnlyList<string> Emotions { get; } = ["Joy", "Anger", "Fear", "Disgust", "Sadness", "Surprise", "Contempt"];

    /// <summary>Positive, negative and neutral valence.</summary>
    public static IReadOnlyList<string> Valence { get; } = ["Positive Valence", "Negative Valence", "Neutral Valence"];

    /// <summary>Engagement: attention, adaptive engagement, confusion.</summary>
    public static IReadOnlyList<string> Engagement { get; } = ["Attention", "Adaptive Engagement", "Confusion"];

    /// <summary>Complex states.</summary>
    public static IReadOnlyList<string> States { get; } = ["Sentimentality", "Smile", "Smirk", "Neutral"];

    /// <summary>All 17 names in canonical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Emotions, .. Valence, .. Engagement, .. States];

    /// <summary>17.</summary>
    public const int Count = 17;

    /// <summary>The place of the target of the binary task.</summary>
    public static int Attention => IndexOf("Attention");

    private static readonly Dictionary<string, int> Places = Names.Select((name, place) => (name, place))
        .ToDictionary(pair => pair.name, pair => pair.place, StringComparer.OrdinalIgnoreCase);

    /// <summary>The place of a target in <see cref="Names"/>, by name, letter case ignored; -1 when there is none.</summary>
    public static int IndexOf(string name) => Places.GetValueOrDefault(name, -1);
}
