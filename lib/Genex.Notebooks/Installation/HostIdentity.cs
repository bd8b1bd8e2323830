using System.Reflection;

namespace Genex.Notebooks.Installation;

/// <summary>The name and the version that this host goes by: as a kernel, in <c>#!about</c>, in an executed notebook.</summary>
internal static class HostIdentity
{
    /// <summary>The name of the implementation, and of the installed kernel.</summary>
    public const string Name = "genex-csharp";

    /// <summary>The host's version.</summary>
    public static string Version { get; } = Of(typeof(HostIdentity).Assembly);

    /// <summary>An assembly's version as its package says it, without the commit.</summary>
    public static string Of(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version!.ToString();
}
