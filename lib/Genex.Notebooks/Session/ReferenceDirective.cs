namespace Genex.Notebooks.Session;

/// <summary>A line <c>#r "target"</c> or <c>#i "target"</c>.</summary>
/// <param name="Kind"><c>r</c> for an assembly or a package, <c>i</c> for a source of packages.</param>
/// <param name="Target">What stands between the quotes.</param>
/// <param name="Line">The line in the cell, from 1.</param>
internal sealed record ReferenceDirective(string Kind, string Target, int Line);
