using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Genex.Notebooks.Display;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Notebooks.Session;

/// <summary>What a cell's code may name: the framework, the host's display functions, and every assembly that a <c>#r</c> brought in.</summary>
internal sealed class AssemblyReferences(string baseDirectory)
{
    private readonly Dictionary<string, PortableExecutableReference> byPath = new(StringComparer.Ordinal);

    /// <summary>The assemblies that the host shares with cells and with the libraries that cells load.</summary>
    public static IReadOnlyList<Assembly> Host { get; } = [typeof(CellFunctions).Assembly, typeof(Formatter).Assembly, typeof(IHtmlContent).Assembly];

    /// <summary>Those assemblies as cells see them.</summary>
    public static IReadOnlyList<MetadataReference> HostAsSeen { get; } =
    [
        .. Host.Select(assembly => HostReference.Of(assembly.Location, name => IsFrameworkName(name) || Host.Any(one => one.GetName().Name == name),
            // The formatting library has a Display of its own: two of them would be ambiguous in every cell.
            hidden: assembly == typeof(Formatter).Assembly ? "System.DisplayExtensions" : null)),
    ];

    /// <summary>The shared framework that this process runs on.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal)
            .Select(path => MetadataOnly(path, Documentation.OfFramework(path))),
    ];

    /// <summary>Finds the assembly that a <c>#r</c> line names.</summary>
    /// <returns>The reference, and those to what it refers to itself and lies beside it, so that cells can name that as well; without what is
    /// there already.</returns>
    /// <exception cref="DirectiveException">There is no such file, or it is no .NET assembly.</exception>
    public IReadOnlyList<PortableExecutableReference> Resolve(ReferenceDirective directive)
    {
        string path = Path.GetFullPath(directive.Target, baseDirectory);
        if (!File.Exists(path))
        {
            if (IsFrameworkName(directive.Target))
                return [];
            throw new DirectiveException(directive.Line,
                $"#r \"{directive.Target}\": there is no such file (paths are relative to the notebook's folder); has it been built?");
        }
        if (!IsManaged(path))
            throw new DirectiveException(directive.Line, $"#r \"{directive.Target}\": is not a .NET assembly");
        return Add(path) is { } reference ? [reference, .. Beside(path).Select(Add).OfType<PortableExecutableReference>()] : [];
    }

    private static IEnumerable<string> Beside(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))
            .Where(static name => !IsFrameworkName(name) && Host.All(assembly => assembly.GetName().Name != name))
            .Select(name => Path.Combine(Path.GetDirectoryName(path)!, name + ".dll")).Where(static file => File.Exists(file) && IsManaged(file))];
    }

    /// <summary>The assembly of a package.</summary>
    /// <returns>The reference; null where it is there already, or the framework or the host has an assembly of that name.</returns>
    public PortableExecutableReference? OfPackage(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return IsFrameworkName(name) || Host.Any(assembly => assembly.GetName().Name == name) || !IsManaged(path) ? null : Add(path);
    }

    /// <summary>What a package's assembly was built on.</summary>
    public static IEnumerable<AssemblyIdentity> NeededBy(string path)
    {
        if (!IsManaged(path))
            return [];
        using var image = new PEReader(File.OpenRead(path));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName().FullName)
            .Select(static name => AssemblyIdentity.TryParseDisplayName(name, out AssemblyIdentity? identity) ? identity : null).OfType<AssemblyIdentity>()];
    }

    private PortableExecutableReference? Add(string path) =>
        byPath.ContainsKey(path) ? null : byPath[path] = MetadataReference.CreateFromFile(path, documentation: Documentation.Beside(path));

    /// <summary>A reference that keeps only an assembly's metadata in memory: the framework's compiled code is many times as large.</summary>
    private static PortableExecutableReference MetadataOnly(string path, DocumentationProvider? documentation) =>
        AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata))
            .GetReference(documentation, filePath: path);

    private static bool IsFrameworkName(string target) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, target.EndsWith(".dll", StringComparison.Ordinal) ? target : target
            + ".dll"));

    private static bool IsManaged(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using var image = new PEReader(stream);
            return image.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
