namespace Genex.Research.Reporting;

/// <summary>A line of a forest plot.</summary>
/// <param name="Name">Of the predictor.</param>
/// <param name="IsBaseline">Whether it is there to be beaten.</param>
/// <param name="Scores">One per participant; null where undefined.</param>
/// <param name="Participants">Their names, in the same order.</param>
internal sealed record ForestRow(string Name, bool IsBaseline, IReadOnlyList<double?> Scores, IReadOnlyList<string> Participants);
