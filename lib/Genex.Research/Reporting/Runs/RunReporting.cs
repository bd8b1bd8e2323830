namespace Genex.Research.Reporting;

/// <summary>What a run shows, and several together: <c>run.LearningCurves()</c>, <c>run.Scores()</c>, <c>run.Mistakes(samples)</c>,
/// <c>runs.Participants()</c>.</summary>
/// <remarks>One word per picture or table; <c>Say</c> and the same word is the sentence after it. Undefined scores are n/a, never zero.</remarks>
public static partial class RunReporting;
