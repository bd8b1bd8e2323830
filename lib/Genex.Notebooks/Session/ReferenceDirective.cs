namespace Genex.Notebooks.Session;

/// <summary>A line <c>#r "target"</c>.</summary>
/// <param name="Target">What stands between the quotes.</param>
/// <param name="Line">The line in the cell, from 1.</param>
internal sealed record ReferenceDirective(string Target, int Line);
