namespace Genex.Research.Reporting;

/// <summary>What a comparison shows, which is one group of runs of one task under one protocol: <c>comparison.Scores()</c>,
/// <c>comparison.Forest()</c>, <c>comparison.Say()</c>; several groups together: <c>groups.VideoOnlyBesideReport()</c>, <c>groups.ToHtml()</c>.</summary>
/// <remarks>One word per picture or table; <c>Say</c> and the same word is the sentence after it, and <c>Say</c> alone sums up.</remarks>
public static partial class ComparisonReporting;
