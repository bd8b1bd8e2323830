using System.Reflection;
using System.Runtime.Loader;

namespace Genex.Research;

/// <summary>
/// FSharp.Core for Deedle where a host holds an older one, as .NET Interactive does: the copy that came with this library, asked for only where the runtime
/// has found none that is new enough.
/// </summary>
internal static class NewerFSharp
{
    private const string Name = "FSharp.Core";

    private static readonly Lazy<Assembly?> Brought = new(Load);

    /// <summary>Begins to answer.</summary>
    internal static void Register() => AppDomain.CurrentDomain.AssemblyResolve += (_, asked) => Answer(new AssemblyName(asked.Name));

    /// <summary>The copy that came along, where it is what is asked for.</summary>
    internal static Assembly? Answer(AssemblyName asked) =>
        asked.Name == Name && Brought.Value is { } brought && brought.GetName().Version >= (asked.Version ?? new Version()) ? brought : null;

    // In a context of its own: the host's has one of this name already.
    private static Assembly? Load()
    {
        string file = Path.Combine(PackageFolder.Holding($"{Name}.dll", "renderer"), $"{Name}.dll");
        return File.Exists(file) ? new AssemblyLoadContext(Name).LoadFromAssemblyPath(file) : null;
    }
}
