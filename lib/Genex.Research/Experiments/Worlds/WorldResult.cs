using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>What predictors score in a world whose truth is known.</summary>
/// <param name="Name">Of the world: "face only".</param>
/// <param name="Something">Whether there is anything to be found.</param>
public record WorldResult(string Name, bool Something)
{
    /// <summary>Models, then baselines.</summary>
    public virtual IReadOnlyList<WorldScore> Scores { get; init; } = [];

    /// <summary>How the folds share training samples; folds of different draws are different folds. Null where a record does not say.</summary>
    public virtual SharedTraining? Shared { get; init; }

    /// <summary>The draw of people, by its seed, that each person belongs to; empty where there is one.</summary>
    public IReadOnlyList<int> DrawOf { get; init; } = [];

    /// <summary>The same of some predictors alone, in the order of their names here; one that was not tried is left out.</summary>
    /// <param name="names">As in the table.</param>
    public WorldResult Only(params string[] names) => this with { Scores = [.. names.SelectMany(name => Scores.Where(score => score.Name == name))] };

    /// <summary>What one predictor scores.</summary>
    /// <param name="name">As in the table.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists them.</exception>
    public WorldScore Find(string name) => Scores.FirstOrDefault(score => score.Name == name)
        ?? throw new ArgumentException($"There is no run of {name} here; there are {string.Join(", ", Scores.Select(score => score.Name))}.", nameof(name));

    /// <summary>One predictor against another on the people whom both were scored on, corrected for folds that share training samples where that is known.
    /// People of a draw in which one of the two was not tried do not count: a person is compared with the same person.</summary>
    /// <param name="one">A predictor.</param>
    /// <param name="other">Another, of the same people in the same order.</param>
    internal PairedContrast Contrast(WorldScore one, WorldScore other)
    {
        int draws = DrawOf.Count == 0 ? 1 : one.PerPerson.Zip(other.PerPerson, DrawOf).Where(person => person.First is not null && person.Second is not null)
            .Select(person => person.Third).Distinct().Count();
        // Folds of different draws share nobody. The variance of the mean over D draws of J folds each is that of one draw, s^2 (1 / J + ratio), over D.
        SharedTraining? shared = Shared is { } all && draws > 0 ? all with { TestToTraining = all.TestToTraining / draws } : null;
        return PairedContrast.Of(one.PerPerson, other.PerPerson, seed: 1, shared: shared);
    }
}
