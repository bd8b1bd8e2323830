namespace Genex.Research.Simulation;

/// <summary>How each target pushes the movements of the face, and gaze and skin conductance.</summary>
/// <remarks>Loosely after the action units of basic emotions (Ekman and Friesen 1978): a plausible invention, not a measurement.</remarks>
internal static class ExpressionWeights
{
    /// <summary>Pushes on coded movements, per target.</summary>
    public static IReadOnlyDictionary<string, (string Channel, double Weight)[]> Coded { get; } = new Dictionary<string, (string, double)[]>
    {
        ["Joy"] = [("Cheek Raise", 0.9), ("Dimpler", 0.5), ("Brow Furrow", -0.3)],
        ["Anger"] = [("Brow Furrow", 1.1), ("Lip Tighten", 0.9), ("Lip Press", 0.6)],
        ["Fear"] = [("Eye Widen", 1), ("Lip Stretch", 1), ("Brow Raise", 0.4)],
        ["Disgust"] = [("Nose Wrinkle", 1.1), ("Upper Lip Raise", 1)],
        ["Sadness"] = [("Head Down", 0.7), ("Chin Raise", 0.5), ("Brow Furrow", 0.4)],
        ["Surprise"] = [("Brow Raise", 1), ("Jaw Drop", 1), ("Eye Widen", 0.6), ("Mouth Open", 0.5)],
        ["Contempt"] = [("Dimpler", 0.6), ("Lip Suck", 0.5), ("Head Leaning Backward", 0.4)],
        ["Positive Valence"] = [("Cheek Raise", 0.5), ("Mouth Open", 0.3)],
        ["Negative Valence"] = [("Brow Furrow", 0.5), ("Upper Lip Raise", 0.3)],
        ["Neutral Valence"] = [("Jaw Drop", -0.2), ("Speaking", -0.2)],
        ["Attention"] = [("Head Turned Left", -0.9), ("Head Turned Right", -0.9), ("Eye Closure", -0.8), ("Head Leaning Forward", 0.9), ("Head Down", -0.5)],
        ["Adaptive Engagement"] = [("Brow Raise", 0.5), ("Speaking", 0.6), ("Head Leaning Forward", 0.5)],
        ["Confusion"] = [("Brow Furrow", 0.7), ("Head Tilted Left", 0.8), ("Head Tilted Right", 0.8), ("Lip Pucker", 0.6)],
        ["Sentimentality"] = [("Chin Raise", 0.8), ("Lip Press", 0.6), ("Brow Raise", 0.3)],
        ["Smile"] = [("Cheek Raise", 0.6), ("Dimpler", 0.5), ("Lip Pucker", -0.4)],
        ["Smirk"] = [("Dimpler", 0.7), ("Cheek Raise", 0.2)],
        ["Neutral"] = [("Brow Raise", -0.5), ("Mouth Open", -0.6), ("Cheek Raise", -0.4), ("Lip Stretch", -0.4)],
    };

    /// <summary>Pushes on the corners of the mouth, which are drawn but not coded, per target.</summary>
    public static IReadOnlyDictionary<string, (string Channel, double Weight)[]> Uncoded { get; } = new Dictionary<string, (string, double)[]>
    {
        ["Joy"] = [("Lip Corners Up", 1.1)],
        ["Anger"] = [("Lip Corners Down", 0.4)],
        ["Fear"] = [("Lip Corners Down", 0.3)],
        ["Disgust"] = [("Lip Corners Down", 0.5)],
        ["Sadness"] = [("Lip Corners Down", 1.1)],
        ["Surprise"] = [("Lip Corners Up", 0.2)],
        ["Contempt"] = [("One Lip Corner Up", 0.9)],
        ["Positive Valence"] = [("Lip Corners Up", 0.8), ("Lip Corners Down", -0.4)],
        ["Negative Valence"] = [("Lip Corners Down", 0.8), ("Lip Corners Up", -0.4)],
        ["Neutral Valence"] = [("Lip Corners Up", -0.4), ("Lip Corners Down", -0.4)],
        ["Attention"] = [("Lip Corners Down", -0.4)],
        ["Adaptive Engagement"] = [("Lip Corners Up", 0.3)],
        ["Confusion"] = [("One Lip Corner Up", 0.5)],
        ["Sentimentality"] = [("Lip Corners Down", 0.5)],
        ["Smile"] = [("Lip Corners Up", 1.3), ("Lip Corners Down", -0.4)],
        ["Smirk"] = [("One Lip Corner Up", 1.3)],
        ["Neutral"] = [("Lip Corners Up", -0.7), ("Lip Corners Down", -0.6), ("One Lip Corner Up", -0.5)],
    };

    /// <summary>Pushes on the four physical drives: fixation duration, gaze dispersion, rate of conductance peaks, their amplitude.</summary>
    public static IReadOnlyDictionary<string, double[]> Signals { get; } = new Dictionary<string, double[]>
    {
        ["Joy"] = [0.1, 0.2, 0.5, 0.4],
        ["Anger"] = [0, 0.1, 0.8, 0.8],
        ["Fear"] = [-0.5, 0.4, 0.9, 0.7],
        ["Disgust"] = [-0.3, 0.3, 0.5, 0.2],
        ["Sadness"] = [0.6, -0.3, -0.6, -0.3],
        ["Surprise"] = [-0.3, 0.6, 0.8, 0.5],
        ["Contempt"] = [0.4, -0.4, 0.1, -0.2],
        ["Positive Valence"] = [0.3, 0.2, 0.3, 0.3],
        ["Negative Valence"] = [-0.3, 0.1, 0.4, 0.5],
        ["Neutral Valence"] = [0.1, -0.3, -0.5, -0.6],
        ["Attention"] = [0.9, -0.9, 0.2, 0.1],
        ["Adaptive Engagement"] = [0.4, -0.6, 0.9, 0.7],
        ["Confusion"] = [-0.8, 0.8, 0.3, 0.1],
        ["Sentimentality"] = [0.9, 0.4, 0.4, 0.9],
        ["Smile"] = [0.1, 0.3, 0.3, 0.2],
        ["Smirk"] = [0.3, -0.3, 0.3, 0.2],
        ["Neutral"] = [0.2, -0.2, -0.7, -0.5],
    };
}
