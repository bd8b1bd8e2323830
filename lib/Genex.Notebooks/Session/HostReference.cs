using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Genex.Notebooks.Session;

/// <summary>
/// An assembly of this host's as cells see it: without what it is itself built on. The compiler would bind it anew, as another assembly of the same name,
/// as soon as a cell referenced one of those, and then find each of its functions twice.
/// </summary>
internal static class HostReference
{
    /// <summary>The reference.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="kept">Whether cells may see an assembly that it refers to.</param>
    /// <param name="hidden">Full name of a type that cells do not see.</param>
    public static PortableExecutableReference Of(string path, Func<string, bool> kept, string? hidden = null)
    {
        byte[] image = File.ReadAllBytes(path);
        using var portable = new PEReader(new MemoryStream(image));
        MetadataReader reader = portable.GetMetadataReader();
        int strings = portable.PEHeaders.MetadataStartOffset + reader.GetHeapMetadataOffset(HeapIndex.String);
        foreach (AssemblyReferenceHandle handle in reader.AssemblyReferences)
        {
            AssemblyReference reference = reader.GetAssemblyReference(handle);
            // A name that no assembly has: what refers to it is never shown to cells.
            if (!kept(reader.GetString(reference.Name)))
                image[strings + reader.GetHeapOffset(reference.Name)] = (byte)'~';
        }
        int types = portable.PEHeaders.MetadataStartOffset + reader.GetTableMetadataOffset(TableIndex.TypeDef);
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            int row = types + ((MetadataTokens.GetRowNumber(handle) - 1) * reader.GetTableRowSize(TableIndex.TypeDef));
            // The first column of a type's row is its attributes; without the bits of visibility it is internal.
            if ($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}" == hidden)
                image[row] &= unchecked((byte)~TypeAttributes.VisibilityMask);
        }
        return AssemblyMetadata.CreateFromImage(image).GetReference(Documentation.Beside(path), filePath: path);
    }
}
