using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>What predictors score in a world whose truth is known.</summary>
/// <param name="Name">Of the world: "face only".</param>
/// <param name="Something">Whether there is anything to be found.</param>
public record WorldResult(string Name, bool Something)
{
    /// <summary>Models, then baselines.</summary>
    public virtual IReadOnlyList<WorldScore> Scores { get; init; } = [];

    /// <summary>How the folds share training samples; null where several studies are read together, or where a record does not say.</summary>
    public SharedTraining? Shared { get; init; }

    /// <summary>The same of some predictors alone, in the order of their names here; one that was not tried is left out.</summary>
    /// <param name="names">As in the table.</param>
    public WorldResult Only(params string[] names) => this with { Scores = [.. names.SelectMany(name => Scores.Where(score => score.Name == name))] };

    /// <summary>What one predictor scores.</summary>
    /// <param name="name">As in the table.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists them.</exception>
    public WorldScore Find(string name) => Scores.FirstOrDefault(score => score.Name == name)
        ?? throw new ArgumentException($"There is no run of {name} here; there are {string.Join(", ", Scores.Select(score => score.Name))}.", nameof(name));
}
