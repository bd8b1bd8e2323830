using System.Text.Json.Serialization;

namespace Genex.Research.Reporting;

/// <summary>A number that a notebook stands for.</summary>
/// <param name="Name">"macro-F1 of B.1, participants held out".</param>
/// <param name="Value">Null where it is undefined.</param>
/// <param name="Unit">"ms", "%"; empty for a pure number.</param>
/// <param name="Note">What must be said beside the number: "undertrained"; null when there is nothing.</param>
public sealed record KeyResult(
    string Name, double? Value, string Unit = "", [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null);
