using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Research.Experiments;

#pragma warning disable MA0182 // used by the command, which sees internal members

/// <summary>A value that two runs were made with and do not share.</summary>
/// <param name="Name">Where it stands in the run's files: "training.phases[0].epochs", "environment.threads".</param>
/// <param name="First">The first run's, as JSON; null where it has none.</param>
/// <param name="Second">The second run's.</param>
internal sealed record SpecificationDifference(string Name, string? First, string? Second)
{
    // When a run was made, and for how long, is no setting.
    private static readonly string[] Times = ["environment.started", "environment.seconds"];

    /// <summary>Every value that differs, in the order of the files: of specification.json, then of environment.json.</summary>
    public static IReadOnlyList<SpecificationDifference> Between(RunRecord first, RunRecord second)
    {
        Dictionary<string, string> one = Values(first), other = Values(second);
        return
        [
            .. one.Keys.Union(other.Keys).Where(name => !Times.Contains(name))
                .Select(name => new SpecificationDifference(name, one.GetValueOrDefault(name), other.GetValueOrDefault(name)))
                .Where(value => value.First != value.Second),
        ];
    }

    private static Dictionary<string, string> Values(RunRecord run)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        Add(JsonSerializer.SerializeToNode(run.Specification, RunJson.Compact), "");
        Add(JsonSerializer.SerializeToNode(run.Environment, RunJson.Compact), "environment");
        return found;

        void Add(JsonNode? node, string name)
        {
            if (node is JsonObject named) foreach ((string key, JsonNode? below) in named) Add(below, name.Length == 0 ? key : $"{name}.{key}");
            else if (node is JsonArray all) for (int at = 0; at < all.Count; at++) Add(all[at], Invariant($"{name}[{at}]"));
            else found[name] = node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "null";
        }
    }
}
