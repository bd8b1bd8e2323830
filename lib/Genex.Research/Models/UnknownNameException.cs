namespace Genex.Research.Models;

/// <summary>A name that nothing has; the message lists the names there are.</summary>
public sealed class UnknownNameException : ArgumentException
{
    /// <param name="what">"model", "official weights".</param>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">What there is.</param>
    public UnknownNameException(string what, string name, IEnumerable<string> known)
        : base($"No {what} is called \"{name}\"; there are {string.Join(", ", known)}.")
    {
    }

    /// <inheritdoc/>
    public UnknownNameException()
    {
    }

    /// <inheritdoc/>
    public UnknownNameException(string message) : base(message)
    {
    }

    /// <inheritdoc/>
    public UnknownNameException(string message, Exception inner) : base(message, inner)
    {
    }
}
