namespace Genex.Research.Models;

/// <summary>Every architecture, by id.</summary>
public static class ModelRegistry
{
    /// <summary>In the order of the report's tables.</summary>
    public static IReadOnlyList<ModelDescription> All { get; } =
    [
        new("A.1", "Improved CNN", Modalities.Video, Targets: 1, Parameters: 2_000_993, settings => new ImprovedCnn(settings)),
        new("B.1", "Naive ViT + simple fusion", Modalities.Video | Modalities.Physical, Targets: 17, Parameters: 2_130_065, settings => new NaiveFusion(settings)),
    ];

    /// <summary>The architecture with this id, letter case ignored.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids.</exception>
    public static ModelDescription Find(string id) => All.FirstOrDefault(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No model is called \"{id}\"; there are {string.Join(", ", All.Select(model => model.Id))}.", nameof(id));
}
