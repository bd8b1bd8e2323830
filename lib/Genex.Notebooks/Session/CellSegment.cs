namespace Genex.Notebooks.Session;

/// <summary>The part of a cell between two directives.</summary>
/// <param name="Language"><c>csharp</c>, <c>markdown</c> or <c>html</c>; <c>import</c> for a file to run; <c>who</c>, <c>whos</c> or <c>about</c> for a
/// question to the session; <c>library</c> for a directive that is not this host's own.</param>
/// <param name="Text">
/// Its text; for <c>import</c> the file, for <c>library</c> the directive without <c>#!</c>.
/// A C# segment starts with as many empty lines as the cell has before it, and its directive lines are blank, so that
/// line numbers are the cell's own.
/// </param>
/// <param name="References">The <c>#r</c> and <c>#i</c> lines in it.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
internal sealed record CellSegment(string Language, string Text, IReadOnlyList<ReferenceDirective> References, int Line);
