using Microsoft.DotNet.Interactive.Commands;

namespace Genex.Research.Interactive;

/// <summary>A line <c>#!genex …</c>, as the kernel reads it.</summary>
/// <param name="invokedDirective">The directive and, where it is one that there is, the word after it: "#!genex runs".</param>
/// <param name="word">What else stands in the line; null for nothing.</param>
/// <param name="folder">The folder after a word that takes one, which the kernel passes on as both; null for none.</param>
public sealed class ListGenex(string? invokedDirective = null, string? word = null, string? folder = null) : KernelDirectiveCommand
{
    /// <summary>The directive and, where it is one that there is, the word after it.</summary>
    public string? InvokedDirective { get; } = invokedDirective;

    /// <summary>What else stands in the line.</summary>
    public string? Word { get; } = word;

    /// <summary>The folder after a word that takes one.</summary>
    public string? Folder { get; } = folder;

    /// <summary>The words after <c>#!genex</c>.</summary>
    internal string[] Words => [.. (InvokedDirective ?? "").Split(' ').Skip(1).Append(Folder ?? Word).OfType<string>()];
}
