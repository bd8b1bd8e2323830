using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Genex.Notebooks.Packages;

/// <summary>What packages bring for .NET Interactive: types that implement its <c>IKernelExtension</c>, in an assembly that lies below
/// <c>interactive-extensions/dotnet</c> of the package as well.</summary>
internal static class KernelExtensions
{
    /// <summary>Full names of the extensions in a package's assembly.</summary>
    /// <param name="path">The assembly, in a package's folder "lib/framework".</param>
    public static IReadOnlyList<string> In(string path)
    {
        string package = Path.GetFullPath("../..", Path.GetDirectoryName(path)!);
        if (!File.Exists(Path.Combine(package, "interactive-extensions", "dotnet", Path.GetFileName(path))))
            return [];
        using var image = new PEReader(File.OpenRead(path));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => type.GetInterfaceImplementations()
            .Select(handle => reader.GetInterfaceImplementation(handle).Interface).Any(handle => handle.Kind == HandleKind.TypeReference
                && reader.GetTypeReference((TypeReferenceHandle)handle) is var contract && reader.GetString(contract.Name) == "IKernelExtension"
                && reader.GetString(contract.Namespace) == "Microsoft.DotNet.Interactive"))
            .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")];
    }
}
