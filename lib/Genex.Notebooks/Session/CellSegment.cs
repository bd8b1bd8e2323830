namespace Genex.Notebooks.Session;

/// <summary>The part of a cell between two directives.</summary>
/// <param name="Language"><c>csharp</c>, <c>markdown</c> or <c>html</c>.</param>
/// <param name="Text">
/// Its text. A C# segment starts with as many empty lines as the cell has before it, and its directive lines are blank, so that line numbers are the cell's own.
/// </param>
/// <param name="References">The <c>#r</c> lines in it.</param>
internal sealed record CellSegment(string Language, string Text, IReadOnlyList<ReferenceDirective> References);
