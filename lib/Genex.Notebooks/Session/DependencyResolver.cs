using System.Collections.Concurrent;
using System.Collections.Immutable;
using Genex.Notebooks.Display;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Genex.Notebooks.Session;

/// <summary>
/// Finds the assemblies that referenced assemblies need and that no cell named. Each is read once for all submissions: the scripting library's own resolver
/// would read it anew for every one. What this host itself is built on is not for cells to see.
/// </summary>
internal sealed class DependencyResolver : MetadataReferenceResolver
{
    private static readonly string HostName = typeof(CellFunctions).Assembly.GetName().Name!;

    private readonly ScriptMetadataResolver inner = ScriptMetadataResolver.Default;
    private readonly ConcurrentDictionary<(string? From, AssemblyIdentity Needed), PortableExecutableReference?> found = new();

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath,
        MetadataReferenceProperties properties) =>
        inner.ResolveReference(reference, baseFilePath, properties);

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        string? from = (definition as PortableExecutableReference)?.FilePath;
        return Path.GetFileNameWithoutExtension(from) == HostName
            ? null
            : found.GetOrAdd((Path.GetDirectoryName(from), referenceIdentity), _ => inner.ResolveMissingAssembly(definition, referenceIdentity));
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
