using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>What a simulated study is like unless told otherwise, per target.</summary>
/// <remarks>Invented, not measured: chosen so that some targets are easy, some hard, and no single modality suffices.</remarks>
public static class SimulationDefaults
{
    /// <summary>Where each target shows: most in the face, some in the signals, Adaptive Engagement and Sentimentality mainly in the signals.</summary>
    public static IReadOnlyDictionary<string, TargetVisibility> Visibility { get; } = EmotionalTargets.Names.ToDictionary(name => name, name => name switch
    {
        "Attention" => new TargetVisibility(0.9, 0.7),
        "Confusion" => new TargetVisibility(0.6, 0.6),
        "Adaptive Engagement" => new TargetVisibility(0, 1),
        "Sentimentality" => new TargetVisibility(0, 0.8),
        "Fear" or "Surprise" => new TargetVisibility(0.9, 0.5),
        "Joy" or "Smile" or "Smirk" => new TargetVisibility(1, 0.1),
        _ => new TargetVisibility(0.8, 0.2),
    });

    /// <summary>Share of time in which each target is active. Neutral Valence is what the other two leave.</summary>
    public static IReadOnlyDictionary<string, double> Prevalence { get; } = new Dictionary<string, double>
    {
        ["Joy"] = 0.25,
        ["Anger"] = 0.12,
        ["Fear"] = 0.10,
        ["Disgust"] = 0.12,
        ["Sadness"] = 0.15,
        ["Surprise"] = 0.18,
        ["Contempt"] = 0.12,
        ["Positive Valence"] = 0.28,
        ["Negative Valence"] = 0.24,
        ["Neutral Valence"] = 0.48,
        ["Attention"] = 0.58,
        ["Adaptive Engagement"] = 0.45,
        ["Confusion"] = 0.22,
        ["Sentimentality"] = 0.20,
        ["Smile"] = 0.28,
        ["Smirk"] = 0.15,
        ["Neutral"] = 0.40,
    };

    /// <summary>How targets load on four shared factors (pleasure, displeasure, arousal, engagement); what is left of the variance is each target's
    /// own.</summary>
    internal static IReadOnlyDictionary<string, double[]> Loadings { get; } = new Dictionary<string, double[]>
    {
        ["Joy"] = [0.8, -0.2, 0.2, 0.1],
        ["Anger"] = [-0.2, 0.7, 0.3, 0],
        ["Fear"] = [-0.1, 0.5, 0.6, 0],
        ["Disgust"] = [-0.2, 0.7, 0, 0],
        ["Sadness"] = [-0.2, 0.6, -0.5, 0],
        ["Surprise"] = [0.1, 0, 0.8, 0.2],
        ["Contempt"] = [-0.1, 0.5, -0.2, 0],
        ["Valence"] = [0.7, -0.6, 0, 0],
        ["Attention"] = [0, 0, 0.1, 0.8],
        ["Adaptive Engagement"] = [0.1, 0, 0.4, 0.6],
        ["Confusion"] = [0, 0.3, 0.1, -0.4],
        ["Sentimentality"] = [0.3, 0.3, -0.2, 0.2],
        ["Smile"] = [0.8, -0.2, 0.1, 0],
        ["Smirk"] = [0.2, 0.3, 0, 0],
        ["Neutral"] = [-0.5, -0.5, -0.4, 0],
    };
}
