using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Genex.Notebooks.Packages;

/// <summary>
/// Finds the native libraries of assemblies that cells reference: those of restored packages, and for an assembly named by path those that lie beside it or in
/// its
/// <c>runtimes/&lt;rid&gt;/native</c>. Asked only where the runtime's own search has found nothing.
/// </summary>
internal static class NativeLibraries
{
    private static readonly ConcurrentDictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<AssemblyLoadContext, bool> Watched = new();

    private static int installed;

    /// <summary>Begins to answer, once per process.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref installed, 1) != 0)
            return;
        foreach (AssemblyLoadContext context in AssemblyLoadContext.All)
            Watch(context);
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly) is { } context)
                Watch(context);
        };
    }

    /// <summary>Makes libraries known, by their file names.</summary>
    public static void Add(IEnumerable<string> files)
    {
        foreach (string file in files)
            ByName[Path.GetFileName(file)] = file;
    }

    private static void Watch(AssemblyLoadContext context)
    {
        if (Watched.TryAdd(context, true))
            context.ResolvingUnmanagedDll += Resolve;
    }

    private static nint Resolve(Assembly assembly, string name)
    {
        foreach (string file in (string[])[name, $"lib{name}.so", $"{name}.so", $"{name}.dll", $"lib{name}.dylib", $"{name}.dylib", $"lib{name}"])
        {
            if (ByName.TryGetValue(file, out string? path) && NativeLibrary.TryLoad(path, out nint handle))
                return handle;
            if (Path.GetDirectoryName(assembly.Location) is not { Length: > 0 } folder)
                continue;
            foreach (string beside in (string[])[Path.Combine(folder, file),
                Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", file)])
                if (File.Exists(beside) && NativeLibrary.TryLoad(beside, out handle))
                    return handle;
        }
        return 0;
    }
}
