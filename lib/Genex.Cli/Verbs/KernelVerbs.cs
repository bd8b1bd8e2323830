using System.CommandLine;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel</c>: C# for Jupyter front ends.</summary>
public static class KernelVerbs
{
    /// <summary>The verb with its parts.</summary>
    public static Command Create() => new("kernel", "Install the C# kernel for JupyterLab, Jupyter Notebook and VS Code.")
    {
        KernelInstallVerb.Create(),
        KernelUninstallVerb.Create(),
        KernelListVerb.Create(),
        KernelRunVerb.Create(),
    };
}
