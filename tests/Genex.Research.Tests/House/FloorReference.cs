namespace Genex.Research.Tests.House;

/// <summary>A type that names another of its assembly; both are the outermost types, by their full names.</summary>
/// <param name="From">Who names it.</param>
/// <param name="To">What is named.</param>
/// <param name="Place">The member of <paramref name="From"/>, or of a type inside it, where it is named.</param>
internal sealed record FloorReference(string From, string To, string Place)
{
    /// <summary>Both types without the root namespace.</summary>
    public string Below(string root) => $"{Short(From, root)} -> {Short(To, root)}";

    private static string Short(string type, string root) => type.StartsWith(root + ".", StringComparison.Ordinal) ? type[(root.Length + 1)..] : type;
}
