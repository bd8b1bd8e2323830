namespace Genex.Research.Recordings;

/// <summary>The columns of AFFDEX, which sensor exports and logs have: intensities from 0 to 100, valence from -100 to 100.</summary>
internal static class AffdexChannels
{
    private const string Valence = "Valence";

    private static readonly string[] Names =
    [
        "Anger", "Contempt", "Disgust", "Fear", "Joy", "Sadness", "Surprise", "Sentimentality", "Confusion", "Neutral", "Attention", "Smile", "Smirk",
        "Brow Furrow", "Brow Raise", "Cheek Raise", "Chin Raise", "Dimpler", "Eye Closure", "Eye Widen", "Jaw Drop", "Lip Press", "Lip Pucker", "Lip Stretch",
        "Lip Suck", "Lip Tighten", "Mouth Open", "Nose Wrinkle", "Upper Lip Raise", Valence,
    ];

    /// <summary>Those that a table has. Valence is two channels: Positive Valence and, with its sign turned, Negative Valence.</summary>
    internal static IReadOnlyList<LevelColumn> In(ExportTable table) => [.. Names.Where(table.Has).SelectMany(name => name != Valence
        ? new LevelColumn[] { new(name, name, -100, 100, value => value) }
        : [new(name, "Positive Valence", -100, 100, value => value), new(name, "Negative Valence", -100, 100, value => -value)])];
}
