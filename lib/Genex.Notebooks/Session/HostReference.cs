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
    public static PortableExecutableReference Of(string path, Func<string, bool> kept)
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
        return AssemblyMetadata.CreateFromImage(image).GetReference(Documentation.Beside(path), filePath: path);
    }
}
