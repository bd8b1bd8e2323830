using System.Text.Json.Serialization;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>A number that a notebook stands for.</summary>
/// <param name="Name">"macro-F1 of B.1, participants held out".</param>
/// <param name="Value">Null where it is undefined.</param>
/// <param name="Unit">"ms", "%"; empty for a pure number.</param>
/// <param name="Note">What must be said beside the number: "undertrained"; null when there is nothing.</param>
public sealed record KeyResult(
    string Name, double? Value, string Unit = "", [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null)
{
    /// <summary>A score that is a mean over people, with its interval as a note.</summary>
    /// <param name="name">What the number is.</param>
    /// <param name="perPerson">The score of each person; null where a person cannot be scored.</param>
    /// <param name="notes">What must be said beside it first; may be none.</param>
    public static KeyResult OverPeople(string name, IReadOnlyList<double?> perPerson, params string[] notes)
    {
        string between = PrimaryScore.Interval(perPerson, seed: 1) is { } interval ? $"95 % interval {Between(interval)}" : "too few people for an interval";
        return new(name, perPerson.Average(), Note: string.Join(", ", [.. notes, between]));
    }
}
