using System.Text.Json.Serialization;
using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>What a predictor scores in a world: area under the ROC curve within each person, so that telling people apart earns nothing.</summary>
/// <param name="Name">Of the model or baseline.</param>
/// <param name="IsBaseline">Whether it is there to be beaten.</param>
/// <param name="PerPerson">One area per person; null where a person shows one class only.</param>
/// <param name="Training">Area on the samples that a model learnt from; null for a baseline.</param>
public sealed record WorldScore(string Name, bool IsBaseline, IReadOnlyList<double?> PerPerson, double? Training)
{
    /// <summary>Where the model looked; null where that was not asked, or there is no map.</summary>
    public MapPlace? Map { get; init; }

    /// <summary>Label of the model or name of the baseline, where a world asks for several targets; null where that is the name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Predictor { get; init; }

    /// <summary>Which target, where a world asks for several; null where it asks for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary>The modality that was taken away from the trained model, "video" or "signals"; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Without { get; init; }

    /// <summary>95 % interval of the mean over people; null without spread.</summary>
    [JsonIgnore]
    public ParticipantInterval? Interval => PrimaryScore.Interval(PerPerson, seed: 1);

    /// <summary>Mean over people.</summary>
    [JsonIgnore]
    public double? Mean => PerPerson.Average();

    /// <summary>Whether the interval lies above chance: something was found.</summary>
    [JsonIgnore]
    public bool Finds => Interval?.Lower > 0.5;
}
