using Microsoft.CodeAnalysis;

namespace Genex.Notebooks.Session;

/// <summary>Where the XML documentation of an assembly lies, for inspection.</summary>
internal static class Documentation
{
    private static readonly string? FrameworkFolder = FindFrameworkFolder();

    /// <summary>The file beside an assembly.</summary>
    public static DocumentationProvider? Beside(string assembly) => OfFile(Path.ChangeExtension(assembly, ".xml"));

    /// <summary>The SDK's file for an assembly of the shared framework; null where only the runtime is installed.</summary>
    public static DocumentationProvider? OfFramework(string assembly)
    {
        if (FrameworkFolder is null)
            return null;
        string name = Path.GetFileNameWithoutExtension(assembly);
        // The core of the framework is documented under the name that programs reference it by.
        return OfFile(Path.Combine(FrameworkFolder, (name == "System.Private.CoreLib" ? "System.Runtime" : name) + ".xml"));
    }

    private static XmlDocumentationProvider? OfFile(string file) => File.Exists(file) ? XmlDocumentationProvider.CreateFromFile(file) : null;

    private static string? FindFrameworkFolder()
    {
        string root = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, Invariant($"{Environment.Version.Major}.*")).Order(StringComparer.Ordinal)
                .Select(pack => Path.Combine(pack, "ref", Invariant($"net{Environment.Version.Major}.0"))).LastOrDefault(Directory.Exists)
            : null;
    }
}
