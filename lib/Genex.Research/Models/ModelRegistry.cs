namespace Genex.Research.Models;

/// <summary>Every architecture, by id.</summary>
public static class ModelRegistry
{
    /// <summary>In the order of the report's tables.</summary>
    public static IReadOnlyList<ModelDescription> All { get; } = [];

    /// <summary>The architecture with this id, letter case ignored.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids.</exception>
    public static ModelDescription Find(string id) => All.FirstOrDefault(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No model is called \"{id}\"; there are {string.Join(", ", All.Select(model => model.Id))}.", nameof(id));
}
