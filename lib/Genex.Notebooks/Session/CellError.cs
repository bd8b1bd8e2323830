namespace Genex.Notebooks.Session;

/// <summary>Why a cell failed, in the terms of Jupyter's <c>error</c> output.</summary>
/// <param name="Name">The exception's type (<c>ename</c>); <c>CompilationError</c> where the code does not compile, <c>DirectiveError</c> where a <c>#</c> line
/// is wrong.</param>
/// <param name="Message">The message (<c>evalue</c>).</param>
/// <param name="Traceback">Lines to show: what happened, and where in which cell's line.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback);
