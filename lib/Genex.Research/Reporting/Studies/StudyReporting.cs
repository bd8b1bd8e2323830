namespace Genex.Research.Reporting;

/// <summary>What a study shows: <c>study.Layout()</c>, <c>aligned.Clocks()</c>, <c>aligned.SayClocks()</c>, <c>samples.Faces()</c>.</summary>
/// <remarks>One word per picture or table; <c>Say</c> and the same word is the sentence after it, and <c>Say</c> alone sums up.</remarks>
public static partial class StudyReporting;
