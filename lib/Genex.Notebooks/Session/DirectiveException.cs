namespace Genex.Notebooks.Session;

/// <summary>A <c>#</c> line that cannot be followed.</summary>
internal sealed class DirectiveException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
