namespace Genex.Notebooks.Kernel;

/// <summary>A connection file that a kernel cannot serve: which file, what was found and what was expected.</summary>
internal sealed class ConnectionException(string message, Exception? inner = null) : Exception(message, inner);
