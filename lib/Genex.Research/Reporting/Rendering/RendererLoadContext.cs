using System.Reflection;
using System.Runtime.Loader;

namespace Genex.Research.Reporting;

/// <summary>Gives the renderer its own copies of all it depends on, except this library.</summary>
/// <remarks>
/// Plotly.NET needs a newer FSharp.Core than some notebook kernels hold, and its dependencies ask for older ones that the kernel's copy answers:
/// two FSharp.Cores in one context end in "Method not found". Here every assembly comes from the library's own folder, whatever the host has loaded.
/// </remarks>
internal sealed class RendererLoadContext(string folder) : AssemblyLoadContext("Genex.Research.Plotly")
{
    private static readonly Assembly Library = typeof(RendererLoadContext).Assembly;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Library.GetName().Name) return Library; // one identity for Figure on both sides
        string path = Path.Combine(folder, $"{assemblyName.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null; // null: the framework's
    }
}
